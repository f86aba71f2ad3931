CREATE TABLE `wording_checks` (
	`footprint_id` text NOT NULL,
	`language` text NOT NULL,
	`key` text NOT NULL,
	`mark` text NOT NULL,
	`speaker` text NOT NULL,
	`checked_at` integer NOT NULL,
	`noted_by` text NOT NULL,
	PRIMARY KEY(`footprint_id`, `language`, `key`)
);
