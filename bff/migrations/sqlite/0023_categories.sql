CREATE TABLE `categories` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`category` text NOT NULL,
	`name` text,
	`offered` integer,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `categories_said` ON `categories` (`centre_id`,`category`);--> statement-breakpoint
ALTER TABLE `invitations` ADD `role` text;--> statement-breakpoint
ALTER TABLE `invitations` ADD `paper` text;