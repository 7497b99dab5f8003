CREATE TABLE `closures` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`from_date` text NOT NULL,
	`until_date` text NOT NULL,
	`name` text NOT NULL,
	`document` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `closures_of_centre` ON `closures` (`centre_id`,`until_date`);--> statement-breakpoint
ALTER TABLE `centres` ADD `phone` text;--> statement-breakpoint
ALTER TABLE `halls` ADD `hours` text;