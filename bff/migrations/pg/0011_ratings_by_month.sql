DROP INDEX "ratings_unit";--> statement-breakpoint
CREATE INDEX "ratings_month" ON "ratings" USING btree ("month","unit_id");