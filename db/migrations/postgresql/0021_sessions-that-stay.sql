CREATE TABLE "calendar_feeds" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"secret_hash" text NOT NULL,
	"shows_names" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"renewed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "jots" (
	"id" text PRIMARY KEY NOT NULL,
	"author_id" text NOT NULL,
	"team_id" text NOT NULL,
	"about_id" text,
	"body" text NOT NULL,
	"comes_back_on" text,
	"state" text NOT NULL,
	"became_kind" text,
	"became_id" text,
	"closed_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"edited_at" timestamp (3) with time zone,
	CONSTRAINT "jots_comes_back_on" CHECK ("jots"."comes_back_on" like '____-__-__'),
	CONSTRAINT "jots_state" CHECK ("jots"."state" in ('open', 'done', 'let_go')),
	CONSTRAINT "jots_became_kind" CHECK ("jots"."became_kind" in ('agenda_point', 'action', 'observation', 'finding', 'win', 'note')),
	CONSTRAINT "jots_closed" CHECK (("jots"."state" = 'open') = ("jots"."closed_at" is null)),
	CONSTRAINT "jots_became" CHECK (("jots"."state" = 'done') = ("jots"."became_kind" is not null) and ("jots"."became_kind" is null) = ("jots"."became_id" is null))
);
--> statement-breakpoint
CREATE TABLE "session_opinions" (
	"id" text PRIMARY KEY NOT NULL,
	"session_id" text NOT NULL,
	"team_id" text NOT NULL,
	"mentor_id" text NOT NULL,
	"junior_id" text NOT NULL,
	"useful" text NOT NULL,
	"body" text,
	"reader_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "session_opinions_useful" CHECK ("session_opinions"."useful" in ('very', 'partly', 'hardly')),
	CONSTRAINT "session_opinions_reader" CHECK (("session_opinions"."body" is null) = ("session_opinions"."reader_id" is null))
);
--> statement-breakpoint
CREATE TABLE "session_templates" (
	"id" text PRIMARY KEY NOT NULL,
	"team_id" text NOT NULL,
	"key" text,
	"title" text NOT NULL,
	"questions" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_by_id" text NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "wins" (
	"id" text PRIMARY KEY NOT NULL,
	"team_id" text NOT NULL,
	"junior_id" text NOT NULL,
	"author_id" text NOT NULL,
	"visibility" text NOT NULL,
	"reader_id" text,
	"body" text NOT NULL,
	"happened_on" text NOT NULL,
	"link" text,
	"goal_id" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"edited_at" timestamp (3) with time zone,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "wins_visibility" CHECK ("wins"."visibility" in ('private', 'pair', 'circle')),
	CONSTRAINT "wins_reader" CHECK (("wins"."visibility" = 'pair') = ("wins"."reader_id" is not null)),
	CONSTRAINT "wins_happened_on" CHECK ("wins"."happened_on" like '____-__-__')
);
--> statement-breakpoint
ALTER TABLE "drafts" DROP CONSTRAINT "drafts_verb";--> statement-breakpoint
ALTER TABLE "search_documents" DROP CONSTRAINT "search_documents_kind";--> statement-breakpoint
ALTER TABLE "text_versions" DROP CONSTRAINT "text_versions_kind";--> statement-breakpoint
DROP INDEX "sessions_one_planned";--> statement-breakpoint
ALTER TABLE "agenda_points" ADD COLUMN "part" text;--> statement-breakpoint
ALTER TABLE "agenda_points" ADD COLUMN "place" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "calendar_feeds" ADD CONSTRAINT "calendar_feeds_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jots" ADD CONSTRAINT "jots_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jots" ADD CONSTRAINT "jots_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jots" ADD CONSTRAINT "jots_about_id_people_id_fk" FOREIGN KEY ("about_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_opinions" ADD CONSTRAINT "session_opinions_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_opinions" ADD CONSTRAINT "session_opinions_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_opinions" ADD CONSTRAINT "session_opinions_mentor_id_people_id_fk" FOREIGN KEY ("mentor_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_opinions" ADD CONSTRAINT "session_opinions_junior_id_people_id_fk" FOREIGN KEY ("junior_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_opinions" ADD CONSTRAINT "session_opinions_reader_id_people_id_fk" FOREIGN KEY ("reader_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_templates" ADD CONSTRAINT "session_templates_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_templates" ADD CONSTRAINT "session_templates_created_by_id_people_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_templates" ADD CONSTRAINT "session_templates_updated_by_id_people_id_fk" FOREIGN KEY ("updated_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wins" ADD CONSTRAINT "wins_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wins" ADD CONSTRAINT "wins_junior_id_people_id_fk" FOREIGN KEY ("junior_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wins" ADD CONSTRAINT "wins_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wins" ADD CONSTRAINT "wins_reader_id_people_id_fk" FOREIGN KEY ("reader_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wins" ADD CONSTRAINT "wins_goal_id_goals_id_fk" FOREIGN KEY ("goal_id") REFERENCES "public"."goals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "calendar_feeds_person" ON "calendar_feeds" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "calendar_feeds_secret" ON "calendar_feeds" USING btree ("secret_hash");--> statement-breakpoint
CREATE INDEX "jots_author" ON "jots" USING btree ("author_id","state","created_at");--> statement-breakpoint
CREATE INDEX "jots_about_one" ON "jots" USING btree ("author_id","about_id","state");--> statement-breakpoint
CREATE UNIQUE INDEX "session_opinions_one" ON "session_opinions" USING btree ("session_id","junior_id");--> statement-breakpoint
CREATE INDEX "session_opinions_mentor" ON "session_opinions" USING btree ("mentor_id","created_at");--> statement-breakpoint
CREATE INDEX "session_opinions_junior" ON "session_opinions" USING btree ("junior_id","created_at");--> statement-breakpoint
CREATE INDEX "session_opinions_reader_id" ON "session_opinions" USING btree ("reader_id");--> statement-breakpoint
CREATE INDEX "session_templates_team" ON "session_templates" USING btree ("team_id","removed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "session_templates_key" ON "session_templates" USING btree ("team_id","key") WHERE "session_templates"."key" is not null;--> statement-breakpoint
CREATE INDEX "wins_junior" ON "wins" USING btree ("junior_id","team_id","happened_on");--> statement-breakpoint
CREATE INDEX "wins_author" ON "wins" USING btree ("author_id","created_at");--> statement-breakpoint
CREATE INDEX "wins_goal" ON "wins" USING btree ("goal_id");--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_verb" CHECK ("drafts"."verb" in ('comment', 'comment_edit', 'evidence', 'evidence_edit', 'verdict', 'observation', 'observation_edit', 'habit_entry', 'habit_entry_edit', 'block', 'drop', 'reopen', 'move_due', 'session', 'session_edit', 'session_notes', 'review', 'review_edit', 'roadmap', 'stage', 'milestone', 'publication', 'suggestion', 'suggestion_answer', 'own_goal', 'proposal', 'proposal_edit', 'proposal_answer', 'level', 'level_taken_back', 'plan', 'plan_item', 'session_template', 'opinion'));--> statement-breakpoint
ALTER TABLE "search_documents" ADD CONSTRAINT "search_documents_kind" CHECK ("search_documents"."kind" in ('goal', 'evidence', 'verdict', 'comment', 'observation', 'habit_entry', 'session', 'action', 'agenda_point', 'review', 'proposal', 'level', 'jot', 'win', 'opinion'));--> statement-breakpoint
ALTER TABLE "agenda_points" ADD CONSTRAINT "agenda_points_part" CHECK ("agenda_points"."part" in ('talk', 'decide'));--> statement-breakpoint
ALTER TABLE "text_versions" ADD CONSTRAINT "text_versions_kind" CHECK ("text_versions"."kind" in ('comment', 'evidence', 'observation', 'habit_entry', 'session', 'session_note', 'action', 'agenda_point', 'review', 'proposal', 'win'));