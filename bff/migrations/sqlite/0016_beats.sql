CREATE TABLE `beats` (
	`name` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL
);
