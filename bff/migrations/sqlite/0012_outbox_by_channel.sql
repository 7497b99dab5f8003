DROP INDEX `outbox_earliest`;--> statement-breakpoint
CREATE INDEX `outbox_earliest` ON `outbox` (`state`,`channel`,`due_sort`,`id`,`next_at`);