DROP INDEX "service_requests_requester";--> statement-breakpoint
DROP INDEX "service_requests_enterprise";--> statement-breakpoint
DROP INDEX "service_requests_unit";--> statement-breakpoint
CREATE INDEX "outbox_earliest" ON "outbox" USING btree ("state","due_sort","id");--> statement-breakpoint
CREATE INDEX "outbox_platform_ref" ON "outbox" USING btree ("platform_ref");--> statement-breakpoint
CREATE INDEX "service_requests_of_requester" ON "service_requests" USING btree ("requester_id","stage","due_sort","id");--> statement-breakpoint
CREATE INDEX "service_requests_of_enterprise" ON "service_requests" USING btree ("enterprise_id","stage","due_sort","id");--> statement-breakpoint
CREATE INDEX "service_requests_of_unit" ON "service_requests" USING btree ("lead_unit_id","stage","level","paused","due_sort","id");