CREATE TABLE "closures" (
	"id" text PRIMARY KEY NOT NULL,
	"centre_id" text NOT NULL,
	"from_date" text NOT NULL,
	"until_date" text NOT NULL,
	"name" text NOT NULL,
	"document" text NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "centres" ADD COLUMN "phone" text;--> statement-breakpoint
ALTER TABLE "halls" ADD COLUMN "hours" jsonb;--> statement-breakpoint
CREATE INDEX "closures_of_centre" ON "closures" USING btree ("centre_id","until_date");