CREATE INDEX `people_staff` ON `people` (`staff`);--> statement-breakpoint
CREATE INDEX `people_unit` ON `people` (`unit_id`);