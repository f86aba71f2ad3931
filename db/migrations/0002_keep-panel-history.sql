CREATE TABLE `panel_snapshots` (
	`footprint_id` text NOT NULL,
	`day` text NOT NULL,
	`frame_id` text NOT NULL,
	`taken_at` integer NOT NULL,
	`panel` text NOT NULL,
	`active` text NOT NULL,
	`respondents` text,
	PRIMARY KEY(`footprint_id`, `day`),
	FOREIGN KEY (`footprint_id`) REFERENCES `footprints`(`id`) ON UPDATE no action ON DELETE no action
);
