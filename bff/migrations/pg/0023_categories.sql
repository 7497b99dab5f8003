CREATE TABLE "categories" (
	"id" text PRIMARY KEY NOT NULL,
	"centre_id" text NOT NULL,
	"category" text NOT NULL,
	"name" text,
	"offered" boolean,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "role" text;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "paper" text;--> statement-breakpoint
CREATE UNIQUE INDEX "categories_said" ON "categories" USING btree ("centre_id","category");