CREATE TABLE "centre_texts" (
	"id" text PRIMARY KEY NOT NULL,
	"centre_id" text NOT NULL,
	"kind" text NOT NULL,
	"version" integer NOT NULL,
	"text" text NOT NULL,
	"created_at" bigint NOT NULL,
	"replaced_at" bigint
);
--> statement-breakpoint
CREATE UNIQUE INDEX "centre_texts_version" ON "centre_texts" USING btree ("centre_id","kind","version");