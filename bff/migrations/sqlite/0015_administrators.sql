CREATE TABLE `audit_entries` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`centre_id` text,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`subject_id` text,
	`address` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_entries_of_centre` ON `audit_entries` (`centre_id`,`id`);--> statement-breakpoint
CREATE TABLE `second_factors` (
	`person_id` text PRIMARY KEY NOT NULL,
	`code_hash` text,
	`code_until` integer,
	`code_tries` integer DEFAULT 0 NOT NULL,
	`sealed` text,
	`confirmed_at` integer,
	`last_step` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
DROP INDEX `people_staff`;--> statement-breakpoint
CREATE INDEX `people_staff` ON `people` (`staff`,`phone`);--> statement-breakpoint
ALTER TABLE `admin_changes` ADD `key` text;--> statement-breakpoint
ALTER TABLE `admin_changes` ADD `said` text;--> statement-breakpoint
CREATE UNIQUE INDEX `admin_changes_key` ON `admin_changes` (`key`);--> statement-breakpoint
CREATE INDEX `admin_changes_of_centre` ON `admin_changes` (`centre_id`,`id`);--> statement-breakpoint
CREATE INDEX `admin_changes_of_subject` ON `admin_changes` (`subject_id`,`id`);--> statement-breakpoint
ALTER TABLE `sessions` ADD `seen_at` integer;--> statement-breakpoint
ALTER TABLE `windows` ADD `former_until` integer;