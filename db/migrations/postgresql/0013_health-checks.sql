CREATE TABLE "health_checks" (
	"id" integer PRIMARY KEY NOT NULL,
	"number" integer NOT NULL,
	"checked_at" timestamp (3) with time zone NOT NULL
);
