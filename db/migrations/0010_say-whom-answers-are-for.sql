ALTER TABLE `identities` ADD `new_email_sealed` text;--> statement-breakpoint
ALTER TABLE `identities` ADD `new_email_request` text;--> statement-breakpoint
ALTER TABLE `responses` ADD `answered_for` text DEFAULT 'self' NOT NULL;