DROP INDEX `service_requests_requester`;--> statement-breakpoint
DROP INDEX `service_requests_enterprise`;--> statement-breakpoint
DROP INDEX `service_requests_unit`;--> statement-breakpoint
CREATE INDEX `service_requests_of_requester` ON `service_requests` (`requester_id`,`stage`,`due_sort`,`id`);--> statement-breakpoint
CREATE INDEX `service_requests_of_enterprise` ON `service_requests` (`enterprise_id`,`stage`,`due_sort`,`id`);--> statement-breakpoint
CREATE INDEX `service_requests_of_unit` ON `service_requests` (`lead_unit_id`,`stage`,`level`,`paused`,`due_sort`,`id`);--> statement-breakpoint
CREATE INDEX `outbox_earliest` ON `outbox` (`state`,`due_sort`,`id`);--> statement-breakpoint
CREATE INDEX `outbox_platform_ref` ON `outbox` (`platform_ref`);