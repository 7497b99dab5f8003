CREATE TABLE "words_due" (
	"number" text NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "words_due_number_version_pk" PRIMARY KEY("number","version")
);
--> statement-breakpoint
CREATE TABLE "words_state" (
	"tokenizer" integer PRIMARY KEY NOT NULL,
	"reached" text NOT NULL,
	"complete" boolean NOT NULL
);--> statement-breakpoint
CREATE TABLE "request_words" (
	"key" bigint PRIMARY KEY NOT NULL,
	"bag" integer[] NOT NULL
);--> statement-breakpoint
CREATE INDEX "request_words_bag" ON "request_words" USING gin ("bag");
