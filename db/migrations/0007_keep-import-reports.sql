CREATE TABLE `questionnaire_imports` (
	`footprint_id` text NOT NULL,
	`questionnaire_id` text NOT NULL,
	`file_name` text NOT NULL,
	`format` text NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	`carried` integer NOT NULL,
	`items` text NOT NULL,
	`added` text NOT NULL,
	`seen` text NOT NULL,
	PRIMARY KEY(`footprint_id`, `questionnaire_id`),
	FOREIGN KEY (`footprint_id`,`questionnaire_id`) REFERENCES `questionnaires`(`footprint_id`,`id`) ON UPDATE no action ON DELETE no action
);
