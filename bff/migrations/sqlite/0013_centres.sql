CREATE TABLE `centres` (
	`id` text PRIMARY KEY NOT NULL,
	`parent_id` text,
	`name` text NOT NULL,
	`division` text NOT NULL,
	`level` text NOT NULL,
	`desk` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `centres_division` ON `centres` (`division`);--> statement-breakpoint
DROP INDEX `people_unit`;--> statement-breakpoint
CREATE TABLE `__new_person_roles` (
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	`centre_id` text DEFAULT 'centre' NOT NULL,
	`unit_id` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`person_id`, `role`, `centre_id`, `unit_id`)
);
--> statement-breakpoint
INSERT INTO `__new_person_roles`("person_id", "role", "centre_id", "unit_id") SELECT "person_id", "role", "centre_id", CASE WHEN "role" IN ('CITIZEN', 'ENTERPRISE_OWNER', 'ENTERPRISE_AGENT') THEN '' ELSE coalesce((SELECT "unit_id" FROM `people` WHERE "id" = "person_id"), '') END FROM `person_roles`;--> statement-breakpoint
DROP TABLE `person_roles`;--> statement-breakpoint
ALTER TABLE `__new_person_roles` RENAME TO `person_roles`;--> statement-breakpoint
CREATE INDEX `person_roles_in_centre` ON `person_roles` (`centre_id`,`role`,`person_id`);--> statement-breakpoint
CREATE INDEX `person_roles_in_unit` ON `person_roles` (`unit_id`,`role`,`person_id`);--> statement-breakpoint
DROP INDEX `ratings_month`;--> statement-breakpoint
CREATE INDEX `ratings_of_centre` ON `ratings` (`centre_id`,`month`,`unit_id`);--> statement-breakpoint
ALTER TABLE `halls` ADD `centre_id` text DEFAULT 'centre' NOT NULL;