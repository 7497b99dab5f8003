DROP INDEX "counters_until";--> statement-breakpoint
DROP INDEX "messages_unread";--> statement-breakpoint
DROP INDEX "outbox_work";--> statement-breakpoint
DROP INDEX "outbox_message";--> statement-breakpoint
DROP INDEX "messages_person";--> statement-breakpoint
DROP INDEX "outbox_earliest";--> statement-breakpoint
DROP INDEX "outbox_platform_ref";--> statement-breakpoint
CREATE INDEX "outbox_thing" ON "outbox" USING btree ("request_id","person_id");--> statement-breakpoint
CREATE INDEX "messages_person" ON "messages" USING btree ("person_id",(CASE WHEN read_at IS NULL THEN 1 ELSE 0 END),"created_at","id","read_at");--> statement-breakpoint
CREATE INDEX "outbox_earliest" ON "outbox" USING btree ("state","due_sort","id","next_at");--> statement-breakpoint
CREATE INDEX "outbox_platform_ref" ON "outbox" USING btree ("platform_ref") WHERE platform_ref IS NOT NULL;