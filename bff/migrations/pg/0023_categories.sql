CREATE TABLE "categories" (
	"id" text PRIMARY KEY NOT NULL,
	"centre_id" text NOT NULL,
	"category" text NOT NULL,
	"name" text NOT NULL,
	"offered" boolean NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "categories_said" ON "categories" USING btree ("centre_id","category");