CREATE TABLE `person_roles` (
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	`centre_id` text DEFAULT 'centre' NOT NULL,
	PRIMARY KEY(`person_id`, `role`)
);
--> statement-breakpoint
CREATE INDEX `person_roles_of_role` ON `person_roles` (`role`,`person_id`);--> statement-breakpoint
CREATE TABLE `things` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`centre_id` text NOT NULL,
	`parent_id` text,
	`root_id` text,
	`number` text NOT NULL,
	`title` text NOT NULL,
	`created_at` integer NOT NULL,
	`state` text NOT NULL,
	`version` integer NOT NULL,
	`stage` text NOT NULL,
	`unit_id` text,
	`person_id` text,
	`due_sort` integer NOT NULL,
	`wake_at` integer
);
--> statement-breakpoint
CREATE INDEX `things_of_parent` ON `things` (`parent_id`,`kind`);--> statement-breakpoint
CREATE INDEX `things_of_centre` ON `things` (`centre_id`,`kind`,`stage`,`due_sort`,`id`);--> statement-breakpoint
CREATE INDEX `things_of_unit` ON `things` (`unit_id`,`kind`,`stage`,`due_sort`,`id`);--> statement-breakpoint
CREATE INDEX `things_of_person` ON `things` (`person_id`,`kind`,`stage`,`due_sort`,`id`);--> statement-breakpoint
CREATE INDEX `things_due` ON `things` (`wake_at`,`id`);--> statement-breakpoint
DROP INDEX `service_requests_stage`;--> statement-breakpoint
DROP INDEX `service_requests_wake`;--> statement-breakpoint
ALTER TABLE `service_requests` ADD `centre_id` text DEFAULT 'centre' NOT NULL;--> statement-breakpoint
CREATE INDEX `service_requests_of_centre` ON `service_requests` (`centre_id`,`stage`,`due_sort`,`id`);--> statement-breakpoint
CREATE INDEX `service_requests_due` ON `service_requests` (`wake_at`,`id`);--> statement-breakpoint
ALTER TABLE `messages` ADD `thing_kind` text DEFAULT 'REQUEST' NOT NULL;--> statement-breakpoint
ALTER TABLE `outbox` ADD `thing_kind` text DEFAULT 'REQUEST' NOT NULL;--> statement-breakpoint
ALTER TABLE `ratings` ADD `centre_id` text DEFAULT 'centre' NOT NULL;--> statement-breakpoint
ALTER TABLE `units` ADD `centre_id` text DEFAULT 'centre' NOT NULL;--> statement-breakpoint
INSERT INTO `person_roles` (`person_id`, `role`) SELECT DISTINCT `people`.`id`, `each`.`value` FROM `people`, json_each(`people`.`roles`) AS `each`;