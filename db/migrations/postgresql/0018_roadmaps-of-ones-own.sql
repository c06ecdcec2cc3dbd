CREATE TABLE "roadmap_moves" (
	"id" text PRIMARY KEY NOT NULL,
	"junior_id" text NOT NULL,
	"team_id" text NOT NULL,
	"roadmap_id" text NOT NULL,
	"from_version_id" text NOT NULL,
	"to_version_id" text NOT NULL,
	"moved_by_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"map" jsonb NOT NULL,
	"undone_at" timestamp (3) with time zone,
	"undone_by_id" text
);
--> statement-breakpoint
CREATE TABLE "roadmap_people" (
	"id" text PRIMARY KEY NOT NULL,
	"junior_id" text NOT NULL,
	"team_id" text NOT NULL,
	"roadmap_id" text NOT NULL,
	"roadmap_version_id" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "roadmap_imports" (
	"id" text PRIMARY KEY NOT NULL,
	"author_id" text NOT NULL,
	"team_id" text,
	"file_name" text NOT NULL,
	"content" text NOT NULL,
	"choices" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"roadmap_id" text
);
--> statement-breakpoint
CREATE TABLE "roadmap_suggestions" (
	"id" text PRIMARY KEY NOT NULL,
	"roadmap_id" text NOT NULL,
	"team_id" text NOT NULL,
	"milestone_key" text NOT NULL,
	"author_id" text NOT NULL,
	"body" text NOT NULL,
	"state" text NOT NULL,
	"answer" text,
	"answered_by_id" text,
	"answered_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "roadmap_suggestions_state" CHECK ("roadmap_suggestions"."state" in ('open', 'taken_over', 'answered')),
	CONSTRAINT "roadmap_suggestions_answered" CHECK (("roadmap_suggestions"."state" = 'open') = ("roadmap_suggestions"."answered_at" is null))
);
--> statement-breakpoint
CREATE TABLE "working_copies" (
	"id" text PRIMARY KEY NOT NULL,
	"roadmap_id" text NOT NULL,
	"based_on_id" text,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	"levels" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_by_id" text NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "working_milestones" (
	"id" text PRIMARY KEY NOT NULL,
	"working_copy_id" text NOT NULL,
	"stage_id" text NOT NULL,
	"key" text NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"description" text NOT NULL,
	"criteria" jsonb NOT NULL,
	"needs" jsonb NOT NULL,
	"weeks" integer,
	"shown" jsonb NOT NULL,
	"outcome" text,
	"rubric" jsonb,
	"period" text,
	"entries_per_period" integer,
	"periods_needed" integer,
	"resources" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_by_id" text NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "working_milestones_kind" CHECK ("working_milestones"."kind" in ('skill', 'project', 'behaviour', 'habit')),
	CONSTRAINT "working_milestones_period" CHECK ("working_milestones"."period" in ('week', 'month', 'quarter'))
);
--> statement-breakpoint
CREATE TABLE "working_stages" (
	"id" text PRIMARY KEY NOT NULL,
	"working_copy_id" text NOT NULL,
	"key" text NOT NULL,
	"position" integer NOT NULL,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_by_id" text NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "goal_events" DROP CONSTRAINT "goal_events_kind";--> statement-breakpoint
DROP INDEX "roadmaps_key";--> statement-breakpoint
ALTER TABLE "goal_events" ADD COLUMN "move_id" text;--> statement-breakpoint
ALTER TABLE "goal_events" ADD COLUMN "from_milestone_id" text;--> statement-breakpoint
ALTER TABLE "goal_events" ADD COLUMN "to_milestone_id" text;--> statement-breakpoint
-- Until now a criterion had no key: its place is one.
ALTER TABLE "criteria" ADD COLUMN "key" text;--> statement-breakpoint
UPDATE "criteria" SET "key" = cast("position" as text);--> statement-breakpoint
ALTER TABLE "criteria" ALTER COLUMN "key" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "milestones" ADD COLUMN "needs" jsonb;--> statement-breakpoint
ALTER TABLE "milestones" ADD COLUMN "weeks" integer;--> statement-breakpoint
ALTER TABLE "milestones" ADD COLUMN "shown" jsonb;--> statement-breakpoint
ALTER TABLE "roadmap_versions" ADD COLUMN "levels" jsonb;--> statement-breakpoint
ALTER TABLE "roadmap_versions" ADD COLUMN "note" text;--> statement-breakpoint
ALTER TABLE "roadmap_versions" ADD COLUMN "published_by_id" text;--> statement-breakpoint
ALTER TABLE "roadmaps" ADD COLUMN "team_id" text;--> statement-breakpoint
ALTER TABLE "roadmaps" ADD COLUMN "is_built_in" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "roadmaps" ADD COLUMN "retired_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "roadmaps" ADD COLUMN "retired_by_id" text;--> statement-breakpoint
ALTER TABLE "roadmap_moves" ADD CONSTRAINT "roadmap_moves_junior_id_people_id_fk" FOREIGN KEY ("junior_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roadmap_moves" ADD CONSTRAINT "roadmap_moves_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roadmap_moves" ADD CONSTRAINT "roadmap_moves_roadmap_id_roadmaps_id_fk" FOREIGN KEY ("roadmap_id") REFERENCES "public"."roadmaps"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roadmap_moves" ADD CONSTRAINT "roadmap_moves_from_version_id_roadmap_versions_id_fk" FOREIGN KEY ("from_version_id") REFERENCES "public"."roadmap_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roadmap_moves" ADD CONSTRAINT "roadmap_moves_to_version_id_roadmap_versions_id_fk" FOREIGN KEY ("to_version_id") REFERENCES "public"."roadmap_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roadmap_moves" ADD CONSTRAINT "roadmap_moves_moved_by_id_people_id_fk" FOREIGN KEY ("moved_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roadmap_moves" ADD CONSTRAINT "roadmap_moves_undone_by_id_people_id_fk" FOREIGN KEY ("undone_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roadmap_people" ADD CONSTRAINT "roadmap_people_junior_id_people_id_fk" FOREIGN KEY ("junior_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roadmap_people" ADD CONSTRAINT "roadmap_people_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roadmap_people" ADD CONSTRAINT "roadmap_people_roadmap_id_roadmaps_id_fk" FOREIGN KEY ("roadmap_id") REFERENCES "public"."roadmaps"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roadmap_people" ADD CONSTRAINT "roadmap_people_roadmap_version_id_roadmap_versions_id_fk" FOREIGN KEY ("roadmap_version_id") REFERENCES "public"."roadmap_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roadmap_imports" ADD CONSTRAINT "roadmap_imports_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roadmap_imports" ADD CONSTRAINT "roadmap_imports_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roadmap_imports" ADD CONSTRAINT "roadmap_imports_roadmap_id_roadmaps_id_fk" FOREIGN KEY ("roadmap_id") REFERENCES "public"."roadmaps"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roadmap_suggestions" ADD CONSTRAINT "roadmap_suggestions_roadmap_id_roadmaps_id_fk" FOREIGN KEY ("roadmap_id") REFERENCES "public"."roadmaps"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roadmap_suggestions" ADD CONSTRAINT "roadmap_suggestions_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roadmap_suggestions" ADD CONSTRAINT "roadmap_suggestions_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roadmap_suggestions" ADD CONSTRAINT "roadmap_suggestions_answered_by_id_people_id_fk" FOREIGN KEY ("answered_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "working_copies" ADD CONSTRAINT "working_copies_roadmap_id_roadmaps_id_fk" FOREIGN KEY ("roadmap_id") REFERENCES "public"."roadmaps"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "working_copies" ADD CONSTRAINT "working_copies_based_on_id_roadmap_versions_id_fk" FOREIGN KEY ("based_on_id") REFERENCES "public"."roadmap_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "working_copies" ADD CONSTRAINT "working_copies_created_by_id_people_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "working_copies" ADD CONSTRAINT "working_copies_updated_by_id_people_id_fk" FOREIGN KEY ("updated_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "working_milestones" ADD CONSTRAINT "working_milestones_working_copy_id_working_copies_id_fk" FOREIGN KEY ("working_copy_id") REFERENCES "public"."working_copies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "working_milestones" ADD CONSTRAINT "working_milestones_stage_id_working_stages_id_fk" FOREIGN KEY ("stage_id") REFERENCES "public"."working_stages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "working_milestones" ADD CONSTRAINT "working_milestones_updated_by_id_people_id_fk" FOREIGN KEY ("updated_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "working_stages" ADD CONSTRAINT "working_stages_working_copy_id_working_copies_id_fk" FOREIGN KEY ("working_copy_id") REFERENCES "public"."working_copies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "working_stages" ADD CONSTRAINT "working_stages_updated_by_id_people_id_fk" FOREIGN KEY ("updated_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "roadmap_moves_junior" ON "roadmap_moves" USING btree ("junior_id","team_id","roadmap_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "roadmap_people_one" ON "roadmap_people" USING btree ("junior_id","team_id","roadmap_id");--> statement-breakpoint
CREATE INDEX "roadmap_people_team" ON "roadmap_people" USING btree ("team_id","roadmap_id");--> statement-breakpoint
CREATE INDEX "roadmap_people_version" ON "roadmap_people" USING btree ("roadmap_version_id");--> statement-breakpoint
CREATE INDEX "roadmap_imports_author" ON "roadmap_imports" USING btree ("author_id","created_at");--> statement-breakpoint
CREATE INDEX "roadmap_imports_created" ON "roadmap_imports" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "roadmap_suggestions_roadmap" ON "roadmap_suggestions" USING btree ("roadmap_id","state","milestone_key");--> statement-breakpoint
CREATE INDEX "roadmap_suggestions_author" ON "roadmap_suggestions" USING btree ("author_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "working_copies_one" ON "working_copies" USING btree ("roadmap_id");--> statement-breakpoint
CREATE UNIQUE INDEX "working_milestones_key" ON "working_milestones" USING btree ("working_copy_id","key");--> statement-breakpoint
CREATE INDEX "working_milestones_stage" ON "working_milestones" USING btree ("stage_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "working_stages_key" ON "working_stages" USING btree ("working_copy_id","key");--> statement-breakpoint
ALTER TABLE "goal_events" ADD CONSTRAINT "goal_events_move_id_roadmap_moves_id_fk" FOREIGN KEY ("move_id") REFERENCES "public"."roadmap_moves"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_events" ADD CONSTRAINT "goal_events_from_milestone_id_milestones_id_fk" FOREIGN KEY ("from_milestone_id") REFERENCES "public"."milestones"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_events" ADD CONSTRAINT "goal_events_to_milestone_id_milestones_id_fk" FOREIGN KEY ("to_milestone_id") REFERENCES "public"."milestones"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roadmap_versions" ADD CONSTRAINT "roadmap_versions_published_by_id_people_id_fk" FOREIGN KEY ("published_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roadmaps" ADD CONSTRAINT "roadmaps_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roadmaps" ADD CONSTRAINT "roadmaps_retired_by_id_people_id_fk" FOREIGN KEY ("retired_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "goal_events_move" ON "goal_events" USING btree ("move_id");--> statement-breakpoint
CREATE UNIQUE INDEX "criteria_key" ON "criteria" USING btree ("milestone_id","key");--> statement-breakpoint
CREATE UNIQUE INDEX "roadmaps_team_key" ON "roadmaps" USING btree ("team_id","key");--> statement-breakpoint
CREATE UNIQUE INDEX "roadmaps_key" ON "roadmaps" USING btree ("key","is_built_in") WHERE "roadmaps"."team_id" is null;--> statement-breakpoint
ALTER TABLE "goal_events" ADD CONSTRAINT "goal_events_kind" CHECK ("goal_events"."kind" in ('assigned', 'started', 'submitted', 'withdrawn', 'changes_requested', 'approved', 'reopened', 'blocked', 'unblocked', 'dropped', 'taken_up', 'due_moved', 'moved_on', 'moved_back'));--> statement-breakpoint
-- Until now every roadmap came with Cairn.
UPDATE "roadmaps" SET "is_built_in" = true;--> statement-breakpoint
-- Each junior is on the newest version that a goal of theirs has. A goal's id is nobody else's, so it serves as one.
INSERT INTO "roadmap_people" ("id", "junior_id", "team_id", "roadmap_id", "roadmap_version_id", "since")
SELECT "own"."id", "own"."junior_id", "own"."team_id", "own"."roadmap_id", "roadmap_versions"."id", "own"."since"
FROM (
  SELECT min("goals"."id") AS "id", "goals"."junior_id", "goals"."team_id", "goals"."roadmap_id", max("roadmap_versions"."number") AS "number", min("goals"."created_at") AS "since"
  FROM "goals"
  JOIN "milestones" ON "milestones"."id" = "goals"."milestone_id"
  JOIN "stages" ON "stages"."id" = "milestones"."stage_id"
  JOIN "roadmap_versions" ON "roadmap_versions"."id" = "stages"."roadmap_version_id"
  GROUP BY "goals"."junior_id", "goals"."team_id", "goals"."roadmap_id"
) AS "own"
JOIN "roadmap_versions" ON "roadmap_versions"."roadmap_id" = "own"."roadmap_id" AND "roadmap_versions"."number" = "own"."number";