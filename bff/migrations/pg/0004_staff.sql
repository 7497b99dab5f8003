CREATE INDEX "people_staff" ON "people" USING btree ("staff");--> statement-breakpoint
CREATE INDEX "people_unit" ON "people" USING btree ("unit_id");