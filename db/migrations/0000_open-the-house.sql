CREATE TABLE `links` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`footprint_id` text,
	`row_id` text NOT NULL,
	`generation` integer NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer,
	`used_at` integer,
	FOREIGN KEY (`footprint_id`) REFERENCES `footprints`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `links_row` ON `links` (`purpose`,`row_id`,`generation`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`footprint_id` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`footprint_id`) REFERENCES `footprints`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sessions_staff` ON `sessions` (`staff_id`);--> statement-breakpoint
CREATE TABLE `short_codes` (
	`code_hash` text PRIMARY KEY NOT NULL,
	`footprint_id` text NOT NULL,
	`purpose` text NOT NULL,
	`row_id` text NOT NULL,
	`member_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`failures` integer DEFAULT 0 NOT NULL,
	`locked_until` integer,
	FOREIGN KEY (`footprint_id`) REFERENCES `footprints`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `short_codes_row` ON `short_codes` (`footprint_id`,`purpose`,`row_id`);--> statement-breakpoint
CREATE TABLE `staff` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`passphrase_hash` text,
	`disabled_at` integer,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `staff_email_unique` ON `staff` (`email`);--> statement-breakpoint
CREATE TABLE `staff_roles` (
	`footprint_id` text NOT NULL,
	`staff_id` text NOT NULL,
	`role` text NOT NULL,
	`pathways` text,
	PRIMARY KEY(`footprint_id`, `staff_id`, `role`),
	FOREIGN KEY (`footprint_id`) REFERENCES `footprints`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `audit_entries` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`footprint_id` text,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`act` text NOT NULL,
	`purpose` text,
	`object` text,
	`count` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_entries_footprint` ON `audit_entries` (`footprint_id`,`id`);--> statement-breakpoint
CREATE TABLE `audit_members` (
	`entry_id` integer NOT NULL,
	`member_id` text NOT NULL,
	PRIMARY KEY(`entry_id`, `member_id`),
	FOREIGN KEY (`entry_id`) REFERENCES `audit_entries`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `audit_members_member` ON `audit_members` (`member_id`);--> statement-breakpoint
CREATE TABLE `case_events` (
	`footprint_id` text NOT NULL,
	`id` text NOT NULL,
	`wave_id` text NOT NULL,
	`case_id` text NOT NULL,
	`at` integer NOT NULL,
	`type` text NOT NULL,
	`channel` text,
	`detail` text,
	`by` text NOT NULL,
	PRIMARY KEY(`footprint_id`, `id`),
	FOREIGN KEY (`footprint_id`,`case_id`) REFERENCES `cases`(`footprint_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `case_events_case` ON `case_events` (`footprint_id`,`case_id`,`at`);--> statement-breakpoint
CREATE INDEX `case_events_wave` ON `case_events` (`footprint_id`,`wave_id`,`at`);--> statement-breakpoint
CREATE TABLE `cases` (
	`footprint_id` text NOT NULL,
	`id` text NOT NULL,
	`wave_id` text NOT NULL,
	`member_id` text NOT NULL,
	`issued_at` integer NOT NULL,
	`channel` text NOT NULL,
	`cohort` text NOT NULL,
	`selection` text NOT NULL,
	`stratum` text DEFAULT 'all' NOT NULL,
	`base_weight` real DEFAULT 1 NOT NULL,
	PRIMARY KEY(`footprint_id`, `id`),
	FOREIGN KEY (`footprint_id`,`wave_id`) REFERENCES `waves`(`footprint_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`footprint_id`,`member_id`) REFERENCES `members`(`footprint_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `cases_one_a_member` ON `cases` (`footprint_id`,`wave_id`,`member_id`);--> statement-breakpoint
CREATE INDEX `cases_member` ON `cases` (`footprint_id`,`member_id`);--> statement-breakpoint
CREATE TABLE `held_back` (
	`footprint_id` text NOT NULL,
	`wave_id` text NOT NULL,
	`member_id` text NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`footprint_id`, `wave_id`, `member_id`),
	FOREIGN KEY (`footprint_id`,`wave_id`) REFERENCES `waves`(`footprint_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`footprint_id`,`member_id`) REFERENCES `members`(`footprint_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `waves` (
	`footprint_id` text NOT NULL,
	`id` text NOT NULL,
	`version_id` text NOT NULL,
	`title` text NOT NULL,
	`status` text NOT NULL,
	`draw` text NOT NULL,
	`opens_on` text NOT NULL,
	`closes_on` text NOT NULL,
	`grace_days` integer DEFAULT 0 NOT NULL,
	`reminders` text NOT NULL,
	`issued_at` integer,
	`closed_at` integer,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	PRIMARY KEY(`footprint_id`, `id`),
	FOREIGN KEY (`footprint_id`,`version_id`) REFERENCES `questionnaire_versions`(`footprint_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `data_folder` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `footprints` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`short_name` text NOT NULL,
	`place` text NOT NULL,
	`time_zone` text NOT NULL,
	`accent` text NOT NULL,
	`languages` text NOT NULL,
	`helpline` text,
	`contact_email` text,
	`is_demo` integer DEFAULT false NOT NULL,
	`demo_note` text,
	`place_rule` text NOT NULL,
	`settings` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `blind_indexes` (
	`footprint_id` text NOT NULL,
	`kind` text NOT NULL,
	`hash` text NOT NULL,
	`member_id` text NOT NULL,
	PRIMARY KEY(`footprint_id`, `kind`, `hash`, `member_id`),
	FOREIGN KEY (`footprint_id`,`member_id`) REFERENCES `members`(`footprint_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `blind_indexes_one_person` ON `blind_indexes` (`footprint_id`,`kind`,`hash`) WHERE kind <> 'landline';--> statement-breakpoint
CREATE INDEX `blind_indexes_member` ON `blind_indexes` (`footprint_id`,`member_id`);--> statement-breakpoint
CREATE TABLE `identities` (
	`footprint_id` text NOT NULL,
	`member_id` text NOT NULL,
	`name_sealed` text,
	`email_sealed` text,
	`mobile_sealed` text,
	`landline_sealed` text,
	`address_sealed` text,
	`postcode_sealed` text,
	`changed_at` integer NOT NULL,
	PRIMARY KEY(`footprint_id`, `member_id`),
	FOREIGN KEY (`footprint_id`,`member_id`) REFERENCES `members`(`footprint_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `left_hashes` (
	`footprint_id` text NOT NULL,
	`kind` text NOT NULL,
	`hash` text NOT NULL,
	`left_at` integer NOT NULL,
	PRIMARY KEY(`footprint_id`, `kind`, `hash`),
	FOREIGN KEY (`footprint_id`) REFERENCES `footprints`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `job_runs` (
	`name` text PRIMARY KEY NOT NULL,
	`lease_until` integer,
	`started_at` integer,
	`ended_at` integer,
	`outcome` text
);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`footprint_id` text,
	`template` text NOT NULL,
	`channel` text NOT NULL,
	`member_id` text,
	`staff_id` text,
	`row_id` text,
	`once_key` text,
	`message_id` text NOT NULL,
	`status` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`queued_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`sent_at` integer,
	`trouble` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_once_key_unique` ON `outbox` (`once_key`);--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`status`,`due_at`);--> statement-breakpoint
CREATE INDEX `outbox_member` ON `outbox` (`footprint_id`,`member_id`);--> statement-breakpoint
CREATE INDEX `outbox_row` ON `outbox` (`footprint_id`,`row_id`);--> statement-breakpoint
CREATE TABLE `consents` (
	`footprint_id` text NOT NULL,
	`id` text NOT NULL,
	`member_id` text NOT NULL,
	`purpose` text NOT NULL,
	`text_version` text NOT NULL,
	`evidence` text NOT NULL,
	`given_at` integer NOT NULL,
	`withdrawn_at` integer,
	`is_given` integer DEFAULT true NOT NULL,
	PRIMARY KEY(`footprint_id`, `id`),
	FOREIGN KEY (`footprint_id`,`member_id`) REFERENCES `members`(`footprint_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `consents_member` ON `consents` (`footprint_id`,`member_id`);--> statement-breakpoint
CREATE TABLE `member_events` (
	`footprint_id` text NOT NULL,
	`id` text NOT NULL,
	`member_id` text NOT NULL,
	`at` integer NOT NULL,
	`type` text NOT NULL,
	`status` text,
	`detail` text,
	`by` text NOT NULL,
	PRIMARY KEY(`footprint_id`, `id`),
	FOREIGN KEY (`footprint_id`,`member_id`) REFERENCES `members`(`footprint_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `member_events_member` ON `member_events` (`footprint_id`,`member_id`,`at`);--> statement-breakpoint
CREATE TABLE `members` (
	`footprint_id` text NOT NULL,
	`id` text NOT NULL,
	`status` text NOT NULL,
	`joined_at` integer NOT NULL,
	`admitted_at` integer,
	`left_at` integer,
	`last_active_at` integer NOT NULL,
	`source` text NOT NULL,
	`recruitment_wave_id` text,
	`reference` text,
	`recruited_by` text,
	`selection` text DEFAULT 'unknown' NOT NULL,
	`preferred_channel` text NOT NULL,
	`language` text DEFAULT 'en' NOT NULL,
	`needs` text NOT NULL,
	`born_sealed` text,
	PRIMARY KEY(`footprint_id`, `id`),
	FOREIGN KEY (`footprint_id`) REFERENCES `footprints`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `members_status` ON `members` (`footprint_id`,`status`);--> statement-breakpoint
CREATE TABLE `notice_texts` (
	`footprint_id` text NOT NULL,
	`id` text NOT NULL,
	`purpose` text NOT NULL,
	`version` text NOT NULL,
	`words` text NOT NULL,
	`legal_basis` text NOT NULL,
	`from` integer NOT NULL,
	PRIMARY KEY(`footprint_id`, `id`),
	FOREIGN KEY (`footprint_id`) REFERENCES `footprints`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `profile_facts` (
	`footprint_id` text NOT NULL,
	`id` text NOT NULL,
	`member_id` text NOT NULL,
	`variable` text NOT NULL,
	`code` text,
	`missing` text,
	`at` integer NOT NULL,
	`source` text NOT NULL,
	PRIMARY KEY(`footprint_id`, `id`),
	FOREIGN KEY (`footprint_id`,`member_id`) REFERENCES `members`(`footprint_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `profile_facts_member` ON `profile_facts` (`footprint_id`,`member_id`,`variable`,`at`);--> statement-breakpoint
CREATE TABLE `profile_variables` (
	`footprint_id` text NOT NULL,
	`key` text NOT NULL,
	`position` integer NOT NULL,
	`definition` text NOT NULL,
	PRIMARY KEY(`footprint_id`, `key`),
	FOREIGN KEY (`footprint_id`) REFERENCES `footprints`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `actions` (
	`footprint_id` text NOT NULL,
	`id` text NOT NULL,
	`pathway_theme_id` text NOT NULL,
	`title` text NOT NULL,
	`owner` text NOT NULL,
	`due` text NOT NULL,
	`status` text NOT NULL,
	`changed_at` integer NOT NULL,
	`changed_by` text NOT NULL,
	PRIMARY KEY(`footprint_id`, `id`),
	FOREIGN KEY (`footprint_id`,`pathway_theme_id`) REFERENCES `pathway_themes`(`footprint_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `milestones` (
	`footprint_id` text NOT NULL,
	`id` text NOT NULL,
	`pathway_id` text NOT NULL,
	`position` integer NOT NULL,
	`phase` text NOT NULL,
	`title` text NOT NULL,
	`due` text,
	`forecast` text,
	`done_on` text,
	`is_done` integer NOT NULL,
	`owner` text,
	`note` text,
	PRIMARY KEY(`footprint_id`, `id`),
	FOREIGN KEY (`footprint_id`,`pathway_id`) REFERENCES `pathways`(`footprint_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `milestones_pathway` ON `milestones` (`footprint_id`,`pathway_id`,`position`);--> statement-breakpoint
CREATE TABLE `pathway_themes` (
	`footprint_id` text NOT NULL,
	`id` text NOT NULL,
	`pathway_id` text NOT NULL,
	`theme_id` text NOT NULL,
	`linked_at` integer NOT NULL,
	`linked_by` text NOT NULL,
	PRIMARY KEY(`footprint_id`, `id`),
	FOREIGN KEY (`footprint_id`,`pathway_id`) REFERENCES `pathways`(`footprint_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`footprint_id`,`theme_id`) REFERENCES `themes`(`footprint_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `pathway_themes_once` ON `pathway_themes` (`footprint_id`,`pathway_id`,`theme_id`);--> statement-breakpoint
CREATE TABLE `pathways` (
	`footprint_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`fields` text NOT NULL,
	`source` text,
	`revision` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`changed_by` text NOT NULL,
	PRIMARY KEY(`footprint_id`, `id`),
	FOREIGN KEY (`footprint_id`) REFERENCES `footprints`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `theme_answers` (
	`footprint_id` text NOT NULL,
	`id` text NOT NULL,
	`pathway_theme_id` text NOT NULL,
	`answer` text NOT NULL,
	`words` text NOT NULL,
	`owner` text,
	`by_when` text,
	`passed_to` text,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	PRIMARY KEY(`footprint_id`, `id`),
	FOREIGN KEY (`footprint_id`,`pathway_theme_id`) REFERENCES `pathway_themes`(`footprint_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `theme_answers_theme` ON `theme_answers` (`footprint_id`,`pathway_theme_id`,`at`);--> statement-breakpoint
CREATE TABLE `questionnaire_versions` (
	`footprint_id` text NOT NULL,
	`id` text NOT NULL,
	`questionnaire_id` text NOT NULL,
	`version` integer NOT NULL,
	`revision` integer NOT NULL,
	`definition` text NOT NULL,
	`changed_at` integer NOT NULL,
	`changed_by` text NOT NULL,
	`frozen_at` integer,
	PRIMARY KEY(`footprint_id`, `id`),
	FOREIGN KEY (`footprint_id`,`questionnaire_id`) REFERENCES `questionnaires`(`footprint_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `questionnaire_versions_number` ON `questionnaire_versions` (`footprint_id`,`questionnaire_id`,`version`);--> statement-breakpoint
CREATE TABLE `questionnaires` (
	`footprint_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	PRIMARY KEY(`footprint_id`, `id`),
	FOREIGN KEY (`footprint_id`) REFERENCES `footprints`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `admissions` (
	`footprint_id` text NOT NULL,
	`id` text NOT NULL,
	`member_id` text NOT NULL,
	`frame_id` text NOT NULL,
	`at` integer NOT NULL,
	`is_admitted` integer NOT NULL,
	`because` text,
	`cells` text NOT NULL,
	PRIMARY KEY(`footprint_id`, `id`),
	FOREIGN KEY (`footprint_id`,`member_id`) REFERENCES `members`(`footprint_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `admissions_member` ON `admissions` (`footprint_id`,`member_id`);--> statement-breakpoint
CREATE TABLE `imports` (
	`footprint_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`digest` text NOT NULL,
	`counts` text NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	PRIMARY KEY(`footprint_id`, `id`),
	FOREIGN KEY (`footprint_id`) REFERENCES `footprints`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `recruitment_waves` (
	`footprint_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`source` text NOT NULL,
	`started_at` integer NOT NULL,
	`cost_pence` integer,
	PRIMARY KEY(`footprint_id`, `id`),
	FOREIGN KEY (`footprint_id`) REFERENCES `footprints`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `response_saves` (
	`footprint_id` text NOT NULL,
	`id` text NOT NULL,
	`case_id` text NOT NULL,
	`submission_id` text NOT NULL,
	`content_hash` text NOT NULL,
	`page` text NOT NULL,
	`answers` text NOT NULL,
	`composed_at` integer,
	`received_at` integer NOT NULL,
	`is_applied` integer NOT NULL,
	`channel` text NOT NULL,
	`by` text NOT NULL,
	PRIMARY KEY(`footprint_id`, `id`),
	FOREIGN KEY (`footprint_id`,`case_id`) REFERENCES `cases`(`footprint_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `response_saves_case` ON `response_saves` (`footprint_id`,`case_id`,`received_at`);--> statement-breakpoint
CREATE INDEX `response_saves_submission` ON `response_saves` (`footprint_id`,`case_id`,`submission_id`);--> statement-breakpoint
CREATE TABLE `responses` (
	`footprint_id` text NOT NULL,
	`case_id` text NOT NULL,
	`wave_id` text NOT NULL,
	`answers` text NOT NULL,
	`drafts` text NOT NULL,
	`revision` integer NOT NULL,
	`started_at` integer NOT NULL,
	`saved_at` integer NOT NULL,
	`finished_at` integer,
	`channel` text NOT NULL,
	`language` text NOT NULL,
	`entered_by` text,
	PRIMARY KEY(`footprint_id`, `case_id`),
	FOREIGN KEY (`footprint_id`,`case_id`) REFERENCES `cases`(`footprint_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `responses_wave` ON `responses` (`footprint_id`,`wave_id`);--> statement-breakpoint
CREATE TABLE `publications` (
	`footprint_id` text NOT NULL,
	`id` text NOT NULL,
	`wave_id` text NOT NULL,
	`weighting_id` text NOT NULL,
	`version` integer NOT NULL,
	`title` text NOT NULL,
	`snapshot` text NOT NULL,
	`published_at` integer NOT NULL,
	`published_by` text NOT NULL,
	`supersedes` text,
	`reason` text,
	PRIMARY KEY(`footprint_id`, `id`),
	FOREIGN KEY (`footprint_id`,`wave_id`) REFERENCES `waves`(`footprint_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`footprint_id`,`weighting_id`) REFERENCES `weightings`(`footprint_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `publications_version` ON `publications` (`footprint_id`,`wave_id`,`version`);--> statement-breakpoint
CREATE TABLE `margins` (
	`footprint_id` text NOT NULL,
	`id` text NOT NULL,
	`variables` text NOT NULL,
	`universe` text NOT NULL,
	`geography` text NOT NULL,
	`source` text NOT NULL,
	`year` integer NOT NULL,
	`licence` text NOT NULL,
	`total` integer NOT NULL,
	`cells` text NOT NULL,
	`imported_at` integer NOT NULL,
	`imported_by` text NOT NULL,
	PRIMARY KEY(`footprint_id`, `id`),
	FOREIGN KEY (`footprint_id`) REFERENCES `footprints`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `quota_frames` (
	`footprint_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`size` integer NOT NULL,
	`universe` text NOT NULL,
	`population` integer NOT NULL,
	`margins` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`in_use_from` integer,
	`retired_at` integer,
	PRIMARY KEY(`footprint_id`, `id`),
	FOREIGN KEY (`footprint_id`) REFERENCES `footprints`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `codeframes` (
	`footprint_id` text NOT NULL,
	`id` text NOT NULL,
	`wave_id` text NOT NULL,
	`question_key` text NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`footprint_id`, `id`),
	FOREIGN KEY (`footprint_id`,`wave_id`) REFERENCES `waves`(`footprint_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `codeframes_question` ON `codeframes` (`footprint_id`,`wave_id`,`question_key`);--> statement-breakpoint
CREATE TABLE `codes` (
	`footprint_id` text NOT NULL,
	`id` text NOT NULL,
	`codeframe_id` text NOT NULL,
	`label` text NOT NULL,
	`meaning` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`retired_at` integer,
	PRIMARY KEY(`footprint_id`, `id`),
	FOREIGN KEY (`footprint_id`,`codeframe_id`) REFERENCES `codeframes`(`footprint_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `codings` (
	`footprint_id` text NOT NULL,
	`id` text NOT NULL,
	`comment_id` text NOT NULL,
	`code_id` text NOT NULL,
	`author` text NOT NULL,
	`at` integer NOT NULL,
	`removed_at` integer,
	PRIMARY KEY(`footprint_id`, `id`),
	FOREIGN KEY (`footprint_id`,`comment_id`) REFERENCES `comments`(`footprint_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`footprint_id`,`code_id`) REFERENCES `codes`(`footprint_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `codings_comment` ON `codings` (`footprint_id`,`comment_id`);--> statement-breakpoint
CREATE INDEX `codings_code` ON `codings` (`footprint_id`,`code_id`);--> statement-breakpoint
CREATE TABLE `comments` (
	`footprint_id` text NOT NULL,
	`id` text NOT NULL,
	`wave_id` text NOT NULL,
	`case_id` text NOT NULL,
	`question_key` text NOT NULL,
	`state` text NOT NULL,
	`released_text` text,
	`may_quote` integer NOT NULL,
	`risk_passed_on` text,
	`read_at` integer,
	`read_by` text,
	PRIMARY KEY(`footprint_id`, `id`),
	FOREIGN KEY (`footprint_id`,`case_id`) REFERENCES `cases`(`footprint_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `comments_answer` ON `comments` (`footprint_id`,`case_id`,`question_key`);--> statement-breakpoint
CREATE INDEX `comments_wave` ON `comments` (`footprint_id`,`wave_id`,`question_key`);--> statement-breakpoint
CREATE TABLE `themes` (
	`footprint_id` text NOT NULL,
	`id` text NOT NULL,
	`wave_id` text NOT NULL,
	`question_key` text NOT NULL,
	`title` text NOT NULL,
	`code_ids` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	PRIMARY KEY(`footprint_id`, `id`),
	FOREIGN KEY (`footprint_id`,`wave_id`) REFERENCES `waves`(`footprint_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `updates` (
	`footprint_id` text NOT NULL,
	`id` text NOT NULL,
	`pathway_theme_id` text NOT NULL,
	`answer_id` text NOT NULL,
	`statement` text NOT NULL,
	`published_at` integer NOT NULL,
	`published_by` text NOT NULL,
	`supersedes` text,
	PRIMARY KEY(`footprint_id`, `id`),
	FOREIGN KEY (`footprint_id`,`pathway_theme_id`) REFERENCES `pathway_themes`(`footprint_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `case_weights` (
	`footprint_id` text NOT NULL,
	`weighting_id` text NOT NULL,
	`case_id` text NOT NULL,
	`weight` real NOT NULL,
	PRIMARY KEY(`footprint_id`, `weighting_id`, `case_id`),
	FOREIGN KEY (`footprint_id`,`weighting_id`) REFERENCES `weightings`(`footprint_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`footprint_id`,`case_id`) REFERENCES `cases`(`footprint_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `weightings` (
	`footprint_id` text NOT NULL,
	`id` text NOT NULL,
	`wave_id` text NOT NULL,
	`method` text NOT NULL,
	`frame_id` text NOT NULL,
	`recipe` text NOT NULL,
	`diagnostics` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	PRIMARY KEY(`footprint_id`, `id`),
	FOREIGN KEY (`footprint_id`,`wave_id`) REFERENCES `waves`(`footprint_id`,`id`) ON UPDATE no action ON DELETE no action
);
