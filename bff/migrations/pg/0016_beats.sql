CREATE TABLE "beats" (
	"name" text PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL
);
