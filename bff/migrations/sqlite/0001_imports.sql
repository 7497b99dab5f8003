CREATE TABLE `imports` (
	`source` text NOT NULL,
	`external_id` text NOT NULL,
	`request_id` text NOT NULL,
	`row_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`source`, `external_id`)
);
