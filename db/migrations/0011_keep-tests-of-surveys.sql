CREATE TABLE `survey_tests` (
	`footprint_id` text NOT NULL,
	`id` text NOT NULL,
	`questionnaire_id` text NOT NULL,
	`staff_id` text NOT NULL,
	`language` text NOT NULL,
	`format` text NOT NULL,
	`facts` text NOT NULL,
	`sent_at` integer NOT NULL,
	`until` integer NOT NULL,
	PRIMARY KEY(`footprint_id`, `id`),
	FOREIGN KEY (`footprint_id`,`questionnaire_id`) REFERENCES `questionnaires`(`footprint_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `survey_tests_of_one` ON `survey_tests` (`footprint_id`,`questionnaire_id`,`staff_id`);