CREATE TABLE "admin_changes" (
	"id" text PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL,
	"centre_id" text NOT NULL,
	"subject" text NOT NULL,
	"subject_id" text NOT NULL,
	"deed" text NOT NULL,
	"detail" jsonb NOT NULL,
	"why" text,
	"by_person_id" text
);
