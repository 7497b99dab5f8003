CREATE TABLE "person_roles" (
	"person_id" text NOT NULL,
	"role" text NOT NULL,
	"centre_id" text DEFAULT 'centre' NOT NULL,
	CONSTRAINT "person_roles_person_id_role_pk" PRIMARY KEY("person_id","role")
);
--> statement-breakpoint
CREATE TABLE "things" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"centre_id" text NOT NULL,
	"parent_id" text,
	"root_id" text,
	"number" text NOT NULL,
	"title" text NOT NULL,
	"created_at" bigint NOT NULL,
	"state" jsonb NOT NULL,
	"version" integer NOT NULL,
	"stage" text NOT NULL,
	"unit_id" text,
	"person_id" text,
	"due_sort" bigint NOT NULL,
	"wake_at" bigint
);
--> statement-breakpoint
DROP INDEX "service_requests_stage";--> statement-breakpoint
DROP INDEX "service_requests_wake";--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "thing_kind" text DEFAULT 'REQUEST' NOT NULL;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "thing_kind" text DEFAULT 'REQUEST' NOT NULL;--> statement-breakpoint
ALTER TABLE "ratings" ADD COLUMN "centre_id" text DEFAULT 'centre' NOT NULL;--> statement-breakpoint
ALTER TABLE "service_requests" ADD COLUMN "centre_id" text DEFAULT 'centre' NOT NULL;--> statement-breakpoint
ALTER TABLE "units" ADD COLUMN "centre_id" text DEFAULT 'centre' NOT NULL;--> statement-breakpoint
CREATE INDEX "person_roles_of_role" ON "person_roles" USING btree ("role","person_id");--> statement-breakpoint
CREATE INDEX "things_of_parent" ON "things" USING btree ("parent_id","kind");--> statement-breakpoint
CREATE INDEX "things_of_centre" ON "things" USING btree ("centre_id","kind","stage","due_sort","id");--> statement-breakpoint
CREATE INDEX "things_of_unit" ON "things" USING btree ("unit_id","kind","stage","due_sort","id");--> statement-breakpoint
CREATE INDEX "things_of_person" ON "things" USING btree ("person_id","kind","stage","due_sort","id");--> statement-breakpoint
CREATE INDEX "things_due" ON "things" USING btree ("wake_at","id");--> statement-breakpoint
CREATE INDEX "service_requests_of_centre" ON "service_requests" USING btree ("centre_id","stage","due_sort","id");--> statement-breakpoint
CREATE INDEX "service_requests_due" ON "service_requests" USING btree ("wake_at","id");--> statement-breakpoint
INSERT INTO "person_roles" ("person_id", "role") SELECT DISTINCT "people"."id", "each"."role" FROM "people", jsonb_array_elements_text("people"."roles") AS "each"("role");