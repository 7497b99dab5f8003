CREATE TABLE "centres" (
	"id" text PRIMARY KEY NOT NULL,
	"parent_id" text,
	"name" text NOT NULL,
	"division" text NOT NULL,
	"level" text NOT NULL,
	"desk" text NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
DROP INDEX "people_unit";--> statement-breakpoint
DROP INDEX "person_roles_of_role";--> statement-breakpoint
DROP INDEX "ratings_month";--> statement-breakpoint
ALTER TABLE "person_roles" DROP CONSTRAINT "person_roles_person_id_role_pk";--> statement-breakpoint
ALTER TABLE "halls" ADD COLUMN "centre_id" text DEFAULT 'centre' NOT NULL;--> statement-breakpoint
ALTER TABLE "person_roles" ADD COLUMN "unit_id" text DEFAULT '' NOT NULL;--> statement-breakpoint
UPDATE "person_roles" SET "unit_id" = "people"."unit_id" FROM "people" WHERE "people"."id" = "person_roles"."person_id" AND "people"."unit_id" IS NOT NULL AND "person_roles"."role" NOT IN ('CITIZEN', 'ENTERPRISE_OWNER', 'ENTERPRISE_AGENT');--> statement-breakpoint
ALTER TABLE "person_roles" ADD CONSTRAINT "person_roles_person_id_role_centre_id_unit_id_pk" PRIMARY KEY("person_id","role","centre_id","unit_id");--> statement-breakpoint
CREATE UNIQUE INDEX "centres_division" ON "centres" USING btree ("division");--> statement-breakpoint
CREATE INDEX "person_roles_in_centre" ON "person_roles" USING btree ("centre_id","role","person_id");--> statement-breakpoint
CREATE INDEX "person_roles_in_unit" ON "person_roles" USING btree ("unit_id","role","person_id");--> statement-breakpoint
CREATE INDEX "ratings_of_centre" ON "ratings" USING btree ("centre_id","month","unit_id");