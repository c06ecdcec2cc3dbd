CREATE TABLE "level_confirmations" (
	"id" text PRIMARY KEY NOT NULL,
	"team_id" text NOT NULL,
	"junior_id" text NOT NULL,
	"roadmap_id" text NOT NULL,
	"roadmap_version_id" text NOT NULL,
	"level_key" text NOT NULL,
	"level_title" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"confirmed_at" timestamp (3) with time zone,
	"taken_back_at" timestamp (3) with time zone,
	"taken_back_by_id" text,
	"taken_back_reason" text,
	CONSTRAINT "level_confirmations_taken_back" CHECK (("level_confirmations"."taken_back_at" is null) = ("level_confirmations"."taken_back_reason" is null) and ("level_confirmations"."taken_back_at" is null) = ("level_confirmations"."taken_back_by_id" is null))
);
--> statement-breakpoint
CREATE TABLE "level_sentences" (
	"id" text PRIMARY KEY NOT NULL,
	"confirmation_id" text NOT NULL,
	"author_id" text NOT NULL,
	"role" text NOT NULL,
	"body" text NOT NULL,
	"said_on" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "level_sentences_role" CHECK ("level_sentences"."role" in ('mentor', 'lead')),
	CONSTRAINT "level_sentences_said_on" CHECK ("level_sentences"."said_on" like '____-__-__')
);
--> statement-breakpoint
CREATE TABLE "plan_items" (
	"id" text PRIMARY KEY NOT NULL,
	"plan_id" text NOT NULL,
	"position" integer NOT NULL,
	"day" integer NOT NULL,
	"roadmap_id" text,
	"milestone_key" text,
	"kind" text,
	"title" text,
	"description" text,
	"outcome" text,
	"criteria" jsonb,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_by_id" text NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "plan_items_kind" CHECK ("plan_items"."kind" in ('skill', 'project')),
	CONSTRAINT "plan_items_day" CHECK ("plan_items"."day" >= 0),
	CONSTRAINT "plan_items_one" CHECK (("plan_items"."roadmap_id" is null) = ("plan_items"."milestone_key" is null) and ("plan_items"."milestone_key" is null) = ("plan_items"."title" is not null))
);
--> statement-breakpoint
CREATE TABLE "plan_starts" (
	"id" text PRIMARY KEY NOT NULL,
	"plan_id" text NOT NULL,
	"team_id" text NOT NULL,
	"junior_id" text NOT NULL,
	"title" text NOT NULL,
	"starts_on" text NOT NULL,
	"started_by_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"left_out" jsonb NOT NULL,
	CONSTRAINT "plan_starts_starts_on" CHECK ("plan_starts"."starts_on" like '____-__-__')
);
--> statement-breakpoint
CREATE TABLE "plans" (
	"id" text PRIMARY KEY NOT NULL,
	"team_id" text NOT NULL,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_by_id" text NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"retired_by_id" text
);
--> statement-breakpoint
CREATE TABLE "goal_proposals" (
	"id" text PRIMARY KEY NOT NULL,
	"team_id" text NOT NULL,
	"junior_id" text NOT NULL,
	"roadmap_id" text,
	"milestone_key" text,
	"stage_key" text,
	"kind" text,
	"title" text,
	"outcome" text,
	"criteria" jsonb NOT NULL,
	"why" text NOT NULL,
	"due_on" text,
	"state" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"edited_at" timestamp (3) with time zone,
	"withdrawn_at" timestamp (3) with time zone,
	"answer" text,
	"answered_by_id" text,
	"answered_at" timestamp (3) with time zone,
	"goal_id" text,
	CONSTRAINT "goal_proposals_kind" CHECK ("goal_proposals"."kind" in ('skill', 'project')),
	CONSTRAINT "goal_proposals_state" CHECK ("goal_proposals"."state" in ('open', 'agreed', 'declined', 'withdrawn')),
	CONSTRAINT "goal_proposals_due_on" CHECK ("goal_proposals"."due_on" like '____-__-__'),
	CONSTRAINT "goal_proposals_one" CHECK (("goal_proposals"."milestone_key" is null) = ("goal_proposals"."title" is not null)),
	CONSTRAINT "goal_proposals_answered" CHECK (("goal_proposals"."state" in ('agreed', 'declined')) = ("goal_proposals"."answered_at" is not null) and ("goal_proposals"."state" = 'agreed') = ("goal_proposals"."goal_id" is not null)),
	CONSTRAINT "goal_proposals_withdrawn" CHECK (("goal_proposals"."state" = 'withdrawn') = ("goal_proposals"."withdrawn_at" is not null))
);
--> statement-breakpoint
ALTER TABLE "drafts" DROP CONSTRAINT "drafts_verb";--> statement-breakpoint
ALTER TABLE "search_documents" DROP CONSTRAINT "search_documents_kind";--> statement-breakpoint
ALTER TABLE "text_versions" DROP CONSTRAINT "text_versions_kind";--> statement-breakpoint
ALTER TABLE "goals" ALTER COLUMN "roadmap_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "milestones" ALTER COLUMN "stage_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "goals" ADD COLUMN "beside_roadmap_id" text;--> statement-breakpoint
ALTER TABLE "goals" ADD COLUMN "beside_stage_key" text;--> statement-breakpoint
ALTER TABLE "goals" ADD COLUMN "plan_start_id" text;--> statement-breakpoint
ALTER TABLE "level_confirmations" ADD CONSTRAINT "level_confirmations_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "level_confirmations" ADD CONSTRAINT "level_confirmations_junior_id_people_id_fk" FOREIGN KEY ("junior_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "level_confirmations" ADD CONSTRAINT "level_confirmations_roadmap_id_roadmaps_id_fk" FOREIGN KEY ("roadmap_id") REFERENCES "public"."roadmaps"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "level_confirmations" ADD CONSTRAINT "level_confirmations_roadmap_version_id_roadmap_versions_id_fk" FOREIGN KEY ("roadmap_version_id") REFERENCES "public"."roadmap_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "level_confirmations" ADD CONSTRAINT "level_confirmations_taken_back_by_id_people_id_fk" FOREIGN KEY ("taken_back_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "level_sentences" ADD CONSTRAINT "level_sentences_confirmation_id_level_confirmations_id_fk" FOREIGN KEY ("confirmation_id") REFERENCES "public"."level_confirmations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "level_sentences" ADD CONSTRAINT "level_sentences_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_items" ADD CONSTRAINT "plan_items_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_items" ADD CONSTRAINT "plan_items_roadmap_id_roadmaps_id_fk" FOREIGN KEY ("roadmap_id") REFERENCES "public"."roadmaps"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_items" ADD CONSTRAINT "plan_items_updated_by_id_people_id_fk" FOREIGN KEY ("updated_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_starts" ADD CONSTRAINT "plan_starts_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_starts" ADD CONSTRAINT "plan_starts_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_starts" ADD CONSTRAINT "plan_starts_junior_id_people_id_fk" FOREIGN KEY ("junior_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_starts" ADD CONSTRAINT "plan_starts_started_by_id_people_id_fk" FOREIGN KEY ("started_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plans" ADD CONSTRAINT "plans_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plans" ADD CONSTRAINT "plans_created_by_id_people_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plans" ADD CONSTRAINT "plans_updated_by_id_people_id_fk" FOREIGN KEY ("updated_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plans" ADD CONSTRAINT "plans_retired_by_id_people_id_fk" FOREIGN KEY ("retired_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_proposals" ADD CONSTRAINT "goal_proposals_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_proposals" ADD CONSTRAINT "goal_proposals_junior_id_people_id_fk" FOREIGN KEY ("junior_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_proposals" ADD CONSTRAINT "goal_proposals_roadmap_id_roadmaps_id_fk" FOREIGN KEY ("roadmap_id") REFERENCES "public"."roadmaps"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_proposals" ADD CONSTRAINT "goal_proposals_answered_by_id_people_id_fk" FOREIGN KEY ("answered_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_proposals" ADD CONSTRAINT "goal_proposals_goal_id_goals_id_fk" FOREIGN KEY ("goal_id") REFERENCES "public"."goals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "level_confirmations_one" ON "level_confirmations" USING btree ("junior_id","team_id","roadmap_id","level_key") WHERE "level_confirmations"."taken_back_at" is null;--> statement-breakpoint
CREATE INDEX "level_confirmations_junior" ON "level_confirmations" USING btree ("junior_id","team_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "level_sentences_one" ON "level_sentences" USING btree ("confirmation_id","author_id");--> statement-breakpoint
CREATE INDEX "level_sentences_author" ON "level_sentences" USING btree ("author_id","created_at");--> statement-breakpoint
CREATE INDEX "plan_items_plan" ON "plan_items" USING btree ("plan_id","position");--> statement-breakpoint
CREATE INDEX "plan_starts_plan" ON "plan_starts" USING btree ("plan_id","created_at");--> statement-breakpoint
CREATE INDEX "plan_starts_junior" ON "plan_starts" USING btree ("junior_id","team_id","created_at");--> statement-breakpoint
CREATE INDEX "plans_team" ON "plans" USING btree ("team_id");--> statement-breakpoint
CREATE INDEX "goal_proposals_junior" ON "goal_proposals" USING btree ("junior_id","team_id","state","created_at");--> statement-breakpoint
CREATE INDEX "goal_proposals_team" ON "goal_proposals" USING btree ("team_id","state");--> statement-breakpoint
CREATE INDEX "goal_proposals_goal" ON "goal_proposals" USING btree ("goal_id");--> statement-breakpoint
ALTER TABLE "goals" ADD CONSTRAINT "goals_beside_roadmap_id_roadmaps_id_fk" FOREIGN KEY ("beside_roadmap_id") REFERENCES "public"."roadmaps"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goals" ADD CONSTRAINT "goals_plan_start_id_plan_starts_id_fk" FOREIGN KEY ("plan_start_id") REFERENCES "public"."plan_starts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "goals_plan_start" ON "goals" USING btree ("plan_start_id");--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_verb" CHECK ("drafts"."verb" in ('comment', 'comment_edit', 'evidence', 'evidence_edit', 'verdict', 'observation', 'observation_edit', 'habit_entry', 'habit_entry_edit', 'block', 'drop', 'reopen', 'move_due', 'session', 'session_edit', 'session_notes', 'review', 'review_edit', 'roadmap', 'stage', 'milestone', 'publication', 'suggestion', 'suggestion_answer', 'own_goal', 'proposal', 'proposal_edit', 'proposal_answer', 'level', 'level_taken_back', 'plan', 'plan_item'));--> statement-breakpoint
ALTER TABLE "goals" ADD CONSTRAINT "goals_beside" CHECK (("goals"."beside_roadmap_id" is null) = ("goals"."beside_stage_key" is null));--> statement-breakpoint
ALTER TABLE "search_documents" ADD CONSTRAINT "search_documents_kind" CHECK ("search_documents"."kind" in ('goal', 'evidence', 'verdict', 'comment', 'observation', 'habit_entry', 'session', 'action', 'agenda_point', 'review', 'proposal', 'level'));--> statement-breakpoint
ALTER TABLE "text_versions" ADD CONSTRAINT "text_versions_kind" CHECK ("text_versions"."kind" in ('comment', 'evidence', 'observation', 'habit_entry', 'session', 'session_note', 'action', 'agenda_point', 'review', 'proposal'));