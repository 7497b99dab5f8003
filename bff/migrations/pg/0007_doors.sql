CREATE TABLE "counters" (
	"key" text PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"until" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "given_name" text;--> statement-breakpoint
ALTER TABLE "ratings" ADD COLUMN "set_aside" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "service_requests" ADD COLUMN "claimed_enterprise_id" text;--> statement-breakpoint
ALTER TABLE "service_requests" ADD COLUMN "claimed_name" text;--> statement-breakpoint
CREATE INDEX "counters_until" ON "counters" USING btree ("until");--> statement-breakpoint
UPDATE "memberships" SET "given_name" = (SELECT "name" FROM "enterprises" WHERE "enterprises"."id" = "memberships"."enterprise_id") WHERE "verified" = false AND "enterprise_id" IN (SELECT "enterprise_id" FROM "memberships" GROUP BY "enterprise_id" HAVING count(*) = 1);--> statement-breakpoint
UPDATE "service_requests" SET "claimed_enterprise_id" = "enterprise_id", "claimed_name" = coalesce((SELECT "given_name" FROM "memberships" AS m WHERE m."person_id" = "requester_id" AND m."enterprise_id" = "service_requests"."enterprise_id"), (SELECT "credit_code" FROM "enterprises" WHERE "enterprises"."id" = "service_requests"."enterprise_id")), "enterprise_id" = NULL WHERE "enterprise_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "memberships" AS m WHERE m."person_id" = "requester_id" AND m."enterprise_id" = "service_requests"."enterprise_id" AND m."verified" = true);
