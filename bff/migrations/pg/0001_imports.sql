CREATE TABLE "imports" (
	"source" text NOT NULL,
	"external_id" text NOT NULL,
	"request_id" text NOT NULL,
	"row_hash" text NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "imports_source_external_id_pk" PRIMARY KEY("source","external_id")
);
