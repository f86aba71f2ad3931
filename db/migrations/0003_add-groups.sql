CREATE TABLE `group_draws` (
	`footprint_id` text NOT NULL,
	`id` text NOT NULL,
	`group_id` text NOT NULL,
	`lottery_id` text NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	`receipt` text NOT NULL,
	PRIMARY KEY(`footprint_id`, `id`),
	FOREIGN KEY (`footprint_id`,`group_id`) REFERENCES `groups`(`footprint_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`footprint_id`,`lottery_id`) REFERENCES `group_lotteries`(`footprint_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `group_draws_one_a_lottery` ON `group_draws` (`footprint_id`,`lottery_id`);--> statement-breakpoint
CREATE TABLE `group_events` (
	`footprint_id` text NOT NULL,
	`id` text NOT NULL,
	`group_id` text NOT NULL,
	`invitation_id` text NOT NULL,
	`at` integer NOT NULL,
	`type` text NOT NULL,
	`draw_id` text,
	`by` text NOT NULL,
	PRIMARY KEY(`footprint_id`, `id`),
	FOREIGN KEY (`footprint_id`,`invitation_id`) REFERENCES `group_invitations`(`footprint_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `group_events_group` ON `group_events` (`footprint_id`,`group_id`,`at`);--> statement-breakpoint
CREATE TABLE `group_held_back` (
	`footprint_id` text NOT NULL,
	`group_id` text NOT NULL,
	`member_id` text NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`footprint_id`, `group_id`, `member_id`),
	FOREIGN KEY (`footprint_id`,`group_id`) REFERENCES `groups`(`footprint_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`footprint_id`,`member_id`) REFERENCES `members`(`footprint_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `group_invitations` (
	`footprint_id` text NOT NULL,
	`id` text NOT NULL,
	`group_id` text NOT NULL,
	`member_id` text NOT NULL,
	`invited_at` integer NOT NULL,
	`channel` text NOT NULL,
	`needs_sealed` text,
	`is_on_sheet` integer DEFAULT false NOT NULL,
	PRIMARY KEY(`footprint_id`, `id`),
	FOREIGN KEY (`footprint_id`,`group_id`) REFERENCES `groups`(`footprint_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`footprint_id`,`member_id`) REFERENCES `members`(`footprint_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `group_invitations_one_a_member` ON `group_invitations` (`footprint_id`,`group_id`,`member_id`);--> statement-breakpoint
CREATE INDEX `group_invitations_member` ON `group_invitations` (`footprint_id`,`member_id`);--> statement-breakpoint
CREATE TABLE `group_lotteries` (
	`footprint_id` text NOT NULL,
	`id` text NOT NULL,
	`group_id` text NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	`basis` text NOT NULL,
	`commitment` text NOT NULL,
	`finding` text NOT NULL,
	`sealed` text NOT NULL,
	PRIMARY KEY(`footprint_id`, `id`),
	FOREIGN KEY (`footprint_id`,`group_id`) REFERENCES `groups`(`footprint_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `group_payments` (
	`footprint_id` text NOT NULL,
	`id` text NOT NULL,
	`group_id` text NOT NULL,
	`invitation_id` text NOT NULL,
	`kind` text NOT NULL,
	`pence` integer NOT NULL,
	`words` text NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	PRIMARY KEY(`footprint_id`, `id`),
	FOREIGN KEY (`footprint_id`,`invitation_id`) REFERENCES `group_invitations`(`footprint_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `group_payments_group` ON `group_payments` (`footprint_id`,`group_id`);--> statement-breakpoint
CREATE TABLE `group_rounds` (
	`footprint_id` text NOT NULL,
	`id` text NOT NULL,
	`group_id` text NOT NULL,
	`at` integer NOT NULL,
	`fitting` integer NOT NULL,
	`eligible` integer NOT NULL,
	`invited` integer NOT NULL,
	`seed` text NOT NULL,
	`by` text NOT NULL,
	PRIMARY KEY(`footprint_id`, `id`),
	FOREIGN KEY (`footprint_id`,`group_id`) REFERENCES `groups`(`footprint_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `groups` (
	`footprint_id` text NOT NULL,
	`id` text NOT NULL,
	`title` text NOT NULL,
	`purpose` text NOT NULL,
	`pathway_id` text,
	`seats` integer NOT NULL,
	`meets_on` text NOT NULL,
	`hours` text NOT NULL,
	`place` text NOT NULL,
	`offer` text NOT NULL,
	`provides` text NOT NULL,
	`answer_by` text NOT NULL,
	`segment` text NOT NULL,
	`quotas` text NOT NULL,
	`quotas_from` text,
	`one_per_household` integer DEFAULT true NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	PRIMARY KEY(`footprint_id`, `id`),
	FOREIGN KEY (`footprint_id`) REFERENCES `footprints`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`footprint_id`,`pathway_id`) REFERENCES `pathways`(`footprint_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TRIGGER group_lotteries_no_update BEFORE UPDATE ON group_lotteries BEGIN SELECT RAISE(ABORT, 'group_lotteries is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER group_lotteries_no_delete BEFORE DELETE ON group_lotteries BEGIN SELECT RAISE(ABORT, 'group_lotteries is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER group_draws_no_update BEFORE UPDATE ON group_draws BEGIN SELECT RAISE(ABORT, 'group_draws is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER group_draws_no_delete BEFORE DELETE ON group_draws BEGIN SELECT RAISE(ABORT, 'group_draws is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER group_events_no_update BEFORE UPDATE ON group_events BEGIN SELECT RAISE(ABORT, 'group_events is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER group_rounds_no_update BEFORE UPDATE ON group_rounds BEGIN SELECT RAISE(ABORT, 'group_rounds is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER group_payments_no_update BEFORE UPDATE ON group_payments BEGIN SELECT RAISE(ABORT, 'group_payments is append-only'); END;
