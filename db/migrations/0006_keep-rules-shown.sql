CREATE TABLE `group_rules_shown` (
	`footprint_id` text NOT NULL,
	`id` text NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	`segment` text NOT NULL,
	PRIMARY KEY(`footprint_id`, `id`),
	FOREIGN KEY (`footprint_id`) REFERENCES `footprints`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `group_rules_shown_at` ON `group_rules_shown` (`footprint_id`,`at`);--> statement-breakpoint
ALTER TABLE `groups` ADD `request` text;--> statement-breakpoint
DROP TRIGGER group_lotteries_no_update;
--> statement-breakpoint
-- A new key seals a lottery anew; all that is committed to, and how fair it is, stays as it was.
CREATE TRIGGER group_lotteries_no_update BEFORE UPDATE OF footprint_id, id, group_id, at, by, basis, commitment, finding ON group_lotteries BEGIN SELECT RAISE(ABORT, 'group_lotteries is append-only'); END;
