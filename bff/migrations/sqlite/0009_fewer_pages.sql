CREATE TABLE `counters_by_key` (
	`key` text PRIMARY KEY NOT NULL,
	`count` integer NOT NULL,
	`until` integer NOT NULL
) WITHOUT ROWID;--> statement-breakpoint
INSERT INTO `counters_by_key` SELECT `key`, `count`, `until` FROM `counters`;--> statement-breakpoint
DROP TABLE `counters`;--> statement-breakpoint
ALTER TABLE `counters_by_key` RENAME TO `counters`;--> statement-breakpoint
CREATE TABLE `messages_by_id` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`request_id` text,
	`thing_kind` text DEFAULT 'REQUEST' NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`body` text NOT NULL,
	`created_at` integer NOT NULL,
	`read_at` integer
) WITHOUT ROWID;--> statement-breakpoint
INSERT INTO `messages_by_id` SELECT `id`, `person_id`, `request_id`, `thing_kind`, `kind`, `title`, `body`, `created_at`, `read_at` FROM `messages` ORDER BY `id`;--> statement-breakpoint
DROP TABLE `messages`;--> statement-breakpoint
ALTER TABLE `messages_by_id` RENAME TO `messages`;--> statement-breakpoint
CREATE INDEX `messages_person` ON `messages` (`person_id`,(CASE WHEN read_at IS NULL THEN 1 ELSE 0 END),`created_at`,`id`,`read_at`);--> statement-breakpoint
DROP INDEX `outbox_platform_ref`;--> statement-breakpoint
CREATE INDEX `outbox_platform_ref` ON `outbox` (`platform_ref`) WHERE platform_ref IS NOT NULL;--> statement-breakpoint
DROP INDEX `outbox_message`;--> statement-breakpoint
CREATE INDEX `outbox_thing` ON `outbox` (`request_id`,`person_id`);--> statement-breakpoint
DROP INDEX `outbox_work`;--> statement-breakpoint
DROP INDEX `outbox_earliest`;--> statement-breakpoint
CREATE INDEX `outbox_earliest` ON `outbox` (`state`,`due_sort`,`id`,`next_at`);--> statement-breakpoint
CREATE TABLE `contacts_by_id` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`phone` text NOT NULL,
	`notice_version` text NOT NULL
) WITHOUT ROWID;--> statement-breakpoint
INSERT INTO `contacts_by_id` SELECT `id`, `name`, `phone`, `notice_version` FROM `contacts` ORDER BY `id`;--> statement-breakpoint
DROP TABLE `contacts`;--> statement-breakpoint
ALTER TABLE `contacts_by_id` RENAME TO `contacts`;
