CREATE TABLE "attachments" (
	"id" text PRIMARY KEY NOT NULL,
	"owner_id" text NOT NULL,
	"client_key" text NOT NULL,
	"request_id" text,
	"name" text NOT NULL,
	"mime" text NOT NULL,
	"bytes" integer NOT NULL,
	"sha256" text NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "calendar_days" (
	"date" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"source" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"phone" text NOT NULL,
	"notice_version" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "enterprises" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"credit_code" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "request_events" (
	"request_id" text NOT NULL,
	"version" integer NOT NULL,
	"at" bigint NOT NULL,
	"type" text NOT NULL,
	"event" jsonb NOT NULL,
	CONSTRAINT "request_events_request_id_version_pk" PRIMARY KEY("request_id","version")
);
--> statement-breakpoint
CREATE TABLE "halls" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"address" text NOT NULL,
	"phone" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "idempotency" (
	"person_id" text NOT NULL,
	"key" text NOT NULL,
	"body_hash" text NOT NULL,
	"request_id" text NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "idempotency_person_id_key_pk" PRIMARY KEY("person_id","key")
);
--> statement-breakpoint
CREATE TABLE "identities" (
	"provider" text NOT NULL,
	"subject" text NOT NULL,
	"person_id" text NOT NULL,
	CONSTRAINT "identities_provider_subject_pk" PRIMARY KEY("provider","subject")
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"person_id" text NOT NULL,
	"enterprise_id" text NOT NULL,
	"verified" boolean NOT NULL,
	CONSTRAINT "memberships_person_id_enterprise_id_pk" PRIMARY KEY("person_id","enterprise_id")
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"request_id" text,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"created_at" bigint NOT NULL,
	"read_at" bigint
);
--> statement-breakpoint
CREATE TABLE "number_sequences" (
	"series" text PRIMARY KEY NOT NULL,
	"next" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"message_id" text NOT NULL,
	"person_id" text NOT NULL,
	"request_id" text NOT NULL,
	"request_version" integer NOT NULL,
	"kind" text NOT NULL,
	"channel" text NOT NULL,
	"state" text NOT NULL,
	"due_sort" bigint NOT NULL,
	"attempts" integer NOT NULL,
	"next_at" bigint NOT NULL,
	"lease_until" bigint NOT NULL,
	"outcome" text,
	"platform_ref" text,
	"created_at" bigint NOT NULL,
	"done_at" bigint
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"phone" text,
	"title" text NOT NULL,
	"roles" jsonb NOT NULL,
	"unit_id" text,
	"staff" boolean NOT NULL,
	"demo_key" text,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "phone_codes" (
	"phone_hash" text PRIMARY KEY NOT NULL,
	"code_hash" text NOT NULL,
	"sent_at" bigint NOT NULL,
	"sent_today" integer NOT NULL,
	"day" text NOT NULL,
	"tries" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "platform_tokens" (
	"name" text PRIMARY KEY NOT NULL,
	"token" text NOT NULL,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rating_identities" (
	"request_id" text NOT NULL,
	"round" integer NOT NULL,
	"rating_id" text NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "rating_identities_request_id_round_pk" PRIMARY KEY("request_id","round")
);
--> statement-breakpoint
CREATE TABLE "ratings" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"month" text NOT NULL,
	"face" integer NOT NULL,
	"solved" text NOT NULL,
	"reasons" jsonb NOT NULL,
	"text" text,
	"released_at" bigint
);
--> statement-breakpoint
CREATE TABLE "service_requests" (
	"id" text PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"lookup_code" text NOT NULL,
	"title" text NOT NULL,
	"requester_id" text NOT NULL,
	"enterprise_id" text,
	"contact_id" text NOT NULL,
	"window_id" text,
	"channel" text NOT NULL,
	"created_at" bigint NOT NULL,
	"state" jsonb NOT NULL,
	"version" integer NOT NULL,
	"stage" text NOT NULL,
	"lead_unit_id" text,
	"level" integer NOT NULL,
	"paused" boolean NOT NULL,
	"due_sort" bigint NOT NULL,
	"wake_at" bigint
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"channel" text NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "subscriptions" (
	"person_id" text NOT NULL,
	"template_id" text NOT NULL,
	"credit" integer NOT NULL,
	CONSTRAINT "subscriptions_person_id_template_id_pk" PRIMARY KEY("person_id","template_id")
);
--> statement-breakpoint
CREATE TABLE "texts" (
	"id" text PRIMARY KEY NOT NULL,
	"request_id" text NOT NULL,
	"body" text NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "units" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"phone" text,
	"division" text NOT NULL,
	"leads" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "windows" (
	"id" text PRIMARY KEY NOT NULL,
	"hall_id" text NOT NULL,
	"name" text NOT NULL,
	"services" jsonb NOT NULL,
	"key_version" text NOT NULL,
	"revoked_at" bigint
);
--> statement-breakpoint
CREATE UNIQUE INDEX "attachments_owner_key" ON "attachments" USING btree ("owner_id","client_key");--> statement-breakpoint
CREATE INDEX "attachments_request" ON "attachments" USING btree ("request_id");--> statement-breakpoint
CREATE UNIQUE INDEX "enterprises_code" ON "enterprises" USING btree ("credit_code");--> statement-breakpoint
CREATE INDEX "identities_person" ON "identities" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "messages_person" ON "messages" USING btree ("person_id","created_at","id");--> statement-breakpoint
CREATE INDEX "outbox_work" ON "outbox" USING btree ("state","next_at");--> statement-breakpoint
CREATE INDEX "outbox_message" ON "outbox" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "ratings_unit" ON "ratings" USING btree ("unit_id","month");--> statement-breakpoint
CREATE UNIQUE INDEX "service_requests_number" ON "service_requests" USING btree ("number");--> statement-breakpoint
CREATE INDEX "service_requests_requester" ON "service_requests" USING btree ("requester_id","due_sort","id");--> statement-breakpoint
CREATE INDEX "service_requests_enterprise" ON "service_requests" USING btree ("enterprise_id","due_sort","id");--> statement-breakpoint
CREATE INDEX "service_requests_unit" ON "service_requests" USING btree ("lead_unit_id","stage","due_sort","id");--> statement-breakpoint
CREATE INDEX "service_requests_stage" ON "service_requests" USING btree ("stage","due_sort","id");--> statement-breakpoint
CREATE INDEX "service_requests_wake" ON "service_requests" USING btree ("wake_at");--> statement-breakpoint
CREATE INDEX "sessions_person" ON "sessions" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "texts_request" ON "texts" USING btree ("request_id");