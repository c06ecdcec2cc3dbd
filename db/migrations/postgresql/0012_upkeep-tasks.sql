CREATE TABLE "upkeep_tasks" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"taken_at" timestamp (3) with time zone,
	"done_at" timestamp (3) with time zone,
	"failed_at" timestamp (3) with time zone,
	CONSTRAINT "upkeep_tasks_kind" CHECK ("upkeep_tasks"."kind" in ('backup', 'check'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX "upkeep_tasks_one" ON "upkeep_tasks" USING btree ("kind");