CREATE TABLE "deputies" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"deputy_id" text NOT NULL,
	"role" text NOT NULL,
	"centre_id" text NOT NULL,
	"unit_id" text NOT NULL,
	"from_at" bigint NOT NULL,
	"until_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE INDEX "deputies_deputy" ON "deputies" USING btree ("deputy_id","until_at");--> statement-breakpoint
CREATE INDEX "deputies_in_unit" ON "deputies" USING btree ("unit_id","role","until_at");--> statement-breakpoint
CREATE INDEX "deputies_in_centre" ON "deputies" USING btree ("centre_id","role","until_at");--> statement-breakpoint
CREATE INDEX "deputies_end" ON "deputies" USING btree ("until_at");