CREATE TABLE `attachments` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_id` text NOT NULL,
	`client_key` text NOT NULL,
	`request_id` text,
	`name` text NOT NULL,
	`mime` text NOT NULL,
	`bytes` integer NOT NULL,
	`sha256` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `attachments_owner_key` ON `attachments` (`owner_id`,`client_key`);--> statement-breakpoint
CREATE INDEX `attachments_request` ON `attachments` (`request_id`);--> statement-breakpoint
CREATE TABLE `calendar_days` (
	`date` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`source` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `contacts` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`phone` text NOT NULL,
	`notice_version` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `enterprises` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`credit_code` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `enterprises_code` ON `enterprises` (`credit_code`);--> statement-breakpoint
CREATE TABLE `request_events` (
	`request_id` text NOT NULL,
	`version` integer NOT NULL,
	`at` integer NOT NULL,
	`type` text NOT NULL,
	`event` text NOT NULL,
	PRIMARY KEY(`request_id`, `version`)
);
--> statement-breakpoint
CREATE TABLE `halls` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`address` text NOT NULL,
	`phone` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `idempotency` (
	`person_id` text NOT NULL,
	`key` text NOT NULL,
	`body_hash` text NOT NULL,
	`request_id` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `key`)
);
--> statement-breakpoint
CREATE TABLE `identities` (
	`provider` text NOT NULL,
	`subject` text NOT NULL,
	`person_id` text NOT NULL,
	PRIMARY KEY(`provider`, `subject`)
);
--> statement-breakpoint
CREATE INDEX `identities_person` ON `identities` (`person_id`);--> statement-breakpoint
CREATE TABLE `memberships` (
	`person_id` text NOT NULL,
	`enterprise_id` text NOT NULL,
	`verified` integer NOT NULL,
	PRIMARY KEY(`person_id`, `enterprise_id`)
);
--> statement-breakpoint
CREATE TABLE `messages` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`request_id` text,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`body` text NOT NULL,
	`created_at` integer NOT NULL,
	`read_at` integer
);
--> statement-breakpoint
CREATE INDEX `messages_person` ON `messages` (`person_id`,`created_at`,`id`);--> statement-breakpoint
CREATE TABLE `number_sequences` (
	`series` text PRIMARY KEY NOT NULL,
	`next` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`message_id` text NOT NULL,
	`person_id` text NOT NULL,
	`request_id` text NOT NULL,
	`request_version` integer NOT NULL,
	`kind` text NOT NULL,
	`channel` text NOT NULL,
	`state` text NOT NULL,
	`due_sort` integer NOT NULL,
	`attempts` integer NOT NULL,
	`next_at` integer NOT NULL,
	`lease_until` integer NOT NULL,
	`outcome` text,
	`platform_ref` text,
	`created_at` integer NOT NULL,
	`done_at` integer
);
--> statement-breakpoint
CREATE INDEX `outbox_work` ON `outbox` (`state`,`next_at`);--> statement-breakpoint
CREATE INDEX `outbox_message` ON `outbox` (`message_id`);--> statement-breakpoint
CREATE TABLE `people` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`phone` text,
	`title` text NOT NULL,
	`roles` text NOT NULL,
	`unit_id` text,
	`staff` integer NOT NULL,
	`demo_key` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `phone_codes` (
	`phone_hash` text PRIMARY KEY NOT NULL,
	`code_hash` text NOT NULL,
	`sent_at` integer NOT NULL,
	`sent_today` integer NOT NULL,
	`day` text NOT NULL,
	`tries` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `platform_tokens` (
	`name` text PRIMARY KEY NOT NULL,
	`token` text NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `rating_identities` (
	`request_id` text NOT NULL,
	`round` integer NOT NULL,
	`rating_id` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`request_id`, `round`)
);
--> statement-breakpoint
CREATE TABLE `ratings` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`month` text NOT NULL,
	`face` integer NOT NULL,
	`solved` text NOT NULL,
	`reasons` text NOT NULL,
	`text` text,
	`released_at` integer
);
--> statement-breakpoint
CREATE INDEX `ratings_unit` ON `ratings` (`unit_id`,`month`);--> statement-breakpoint
CREATE TABLE `service_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`lookup_code` text NOT NULL,
	`title` text NOT NULL,
	`requester_id` text NOT NULL,
	`enterprise_id` text,
	`contact_id` text NOT NULL,
	`window_id` text,
	`channel` text NOT NULL,
	`created_at` integer NOT NULL,
	`state` text NOT NULL,
	`version` integer NOT NULL,
	`stage` text NOT NULL,
	`lead_unit_id` text,
	`level` integer NOT NULL,
	`paused` integer NOT NULL,
	`due_sort` integer NOT NULL,
	`wake_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `service_requests_number` ON `service_requests` (`number`);--> statement-breakpoint
CREATE INDEX `service_requests_requester` ON `service_requests` (`requester_id`,`due_sort`,`id`);--> statement-breakpoint
CREATE INDEX `service_requests_enterprise` ON `service_requests` (`enterprise_id`,`due_sort`,`id`);--> statement-breakpoint
CREATE INDEX `service_requests_unit` ON `service_requests` (`lead_unit_id`,`stage`,`due_sort`,`id`);--> statement-breakpoint
CREATE INDEX `service_requests_stage` ON `service_requests` (`stage`,`due_sort`,`id`);--> statement-breakpoint
CREATE INDEX `service_requests_wake` ON `service_requests` (`wake_at`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`channel` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `sessions_person` ON `sessions` (`person_id`);--> statement-breakpoint
CREATE TABLE `subscriptions` (
	`person_id` text NOT NULL,
	`template_id` text NOT NULL,
	`credit` integer NOT NULL,
	PRIMARY KEY(`person_id`, `template_id`)
);
--> statement-breakpoint
CREATE TABLE `texts` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`body` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `texts_request` ON `texts` (`request_id`);--> statement-breakpoint
CREATE TABLE `units` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`phone` text,
	`division` text NOT NULL,
	`leads` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `windows` (
	`id` text PRIMARY KEY NOT NULL,
	`hall_id` text NOT NULL,
	`name` text NOT NULL,
	`services` text NOT NULL,
	`key_version` text NOT NULL,
	`revoked_at` integer
);
