CREATE TABLE "audit_entries" (
	"id" text PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL,
	"centre_id" text,
	"person_id" text NOT NULL,
	"kind" text NOT NULL,
	"subject_id" text,
	"address" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "second_factors" (
	"person_id" text PRIMARY KEY NOT NULL,
	"code_hash" text,
	"code_until" bigint,
	"code_tries" integer DEFAULT 0 NOT NULL,
	"sealed" text,
	"confirmed_at" bigint,
	"last_step" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
DROP INDEX "people_staff";--> statement-breakpoint
ALTER TABLE "admin_changes" ADD COLUMN "key" text;--> statement-breakpoint
ALTER TABLE "admin_changes" ADD COLUMN "said" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "seen_at" bigint;--> statement-breakpoint
ALTER TABLE "windows" ADD COLUMN "former_until" bigint;--> statement-breakpoint
CREATE INDEX "audit_entries_of_centre" ON "audit_entries" USING btree ("centre_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "admin_changes_key" ON "admin_changes" USING btree ("key");--> statement-breakpoint
CREATE INDEX "admin_changes_of_centre" ON "admin_changes" USING btree ("centre_id","id");--> statement-breakpoint
CREATE INDEX "admin_changes_of_subject" ON "admin_changes" USING btree ("subject_id","id");--> statement-breakpoint
CREATE INDEX "people_staff" ON "people" USING btree ("staff","phone");