CREATE TABLE `invitations` (
	`code_hash` text PRIMARY KEY NOT NULL,
	`enterprise_id` text NOT NULL,
	`person_id` text NOT NULL,
	`until_at` integer NOT NULL,
	`used_by` text
);
--> statement-breakpoint
CREATE INDEX `invitations_end` ON `invitations` (`until_at`);--> statement-breakpoint
CREATE INDEX `invitations_of_enterprise` ON `invitations` (`enterprise_id`);--> statement-breakpoint
ALTER TABLE `audit_entries` ADD `detail` text;--> statement-breakpoint
ALTER TABLE `memberships` ADD `role` text DEFAULT 'AGENT' NOT NULL;--> statement-breakpoint
ALTER TABLE `memberships` ADD `verified_at` integer;--> statement-breakpoint
ALTER TABLE `memberships` ADD `verified_by` text;--> statement-breakpoint
ALTER TABLE `memberships` ADD `verifier_id` text;--> statement-breakpoint
CREATE INDEX `memberships_of_enterprise` ON `memberships` (`enterprise_id`,`person_id`);--> statement-breakpoint
UPDATE `memberships` SET `role` = 'OWNER' WHERE `verified` = true AND `person_id` IN (SELECT `person_id` FROM `person_roles` WHERE `role` = 'ENTERPRISE_OWNER');
