ALTER TABLE `cases` ADD `arms` text;--> statement-breakpoint
ALTER TABLE `response_saves` ADD `version` integer;--> statement-breakpoint
ALTER TABLE `responses` ADD `versions` text;