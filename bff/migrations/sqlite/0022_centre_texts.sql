CREATE TABLE `centre_texts` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`kind` text NOT NULL,
	`version` integer NOT NULL,
	`text` text NOT NULL,
	`created_at` integer NOT NULL,
	`replaced_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `centre_texts_version` ON `centre_texts` (`centre_id`,`kind`,`version`);