CREATE TABLE `deputies` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`deputy_id` text NOT NULL,
	`role` text NOT NULL,
	`centre_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`from_at` integer NOT NULL,
	`until_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `deputies_deputy` ON `deputies` (`deputy_id`,`until_at`);--> statement-breakpoint
CREATE INDEX `deputies_in_unit` ON `deputies` (`unit_id`,`role`,`until_at`);--> statement-breakpoint
CREATE INDEX `deputies_in_centre` ON `deputies` (`centre_id`,`role`,`until_at`);--> statement-breakpoint
CREATE INDEX `deputies_end` ON `deputies` (`until_at`);