DROP INDEX `ratings_unit`;--> statement-breakpoint
CREATE INDEX `ratings_month` ON `ratings` (`month`,`unit_id`);