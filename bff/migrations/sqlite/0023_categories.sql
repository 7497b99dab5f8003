CREATE TABLE `categories` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`category` text NOT NULL,
	`name` text NOT NULL,
	`offered` integer NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `categories_said` ON `categories` (`centre_id`,`category`);