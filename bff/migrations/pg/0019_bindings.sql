CREATE TABLE "invitations" (
	"code_hash" text PRIMARY KEY NOT NULL,
	"enterprise_id" text NOT NULL,
	"person_id" text NOT NULL,
	"until_at" bigint NOT NULL,
	"used_by" text
);
--> statement-breakpoint
ALTER TABLE "audit_entries" ADD COLUMN "detail" jsonb;--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "role" text DEFAULT 'AGENT' NOT NULL;--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "verified_at" bigint;--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "verified_by" text;--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "verifier_id" text;--> statement-breakpoint
CREATE INDEX "invitations_end" ON "invitations" USING btree ("until_at");--> statement-breakpoint
CREATE INDEX "invitations_of_enterprise" ON "invitations" USING btree ("enterprise_id");--> statement-breakpoint
CREATE INDEX "memberships_of_enterprise" ON "memberships" USING btree ("enterprise_id","person_id");--> statement-breakpoint
UPDATE "memberships" SET "role" = 'OWNER' WHERE "verified" = true AND "person_id" IN (SELECT "person_id" FROM "person_roles" WHERE "role" = 'ENTERPRISE_OWNER');
