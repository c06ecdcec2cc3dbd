CREATE TABLE "text_versions" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"record_id" text NOT NULL,
	"number" integer NOT NULL,
	"author_id" text NOT NULL,
	"visibility" text NOT NULL,
	"reader_id" text,
	"team_id" text NOT NULL,
	"junior_id" text NOT NULL,
	"fields" jsonb NOT NULL,
	"replaced_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "text_versions_kind" CHECK ("text_versions"."kind" in ('comment', 'evidence', 'observation', 'habit_entry', 'session', 'session_note', 'action', 'agenda_point', 'review')),
	CONSTRAINT "text_versions_visibility" CHECK ("text_versions"."visibility" in ('private', 'pair', 'circle')),
	CONSTRAINT "text_versions_reader" CHECK (("text_versions"."visibility" = 'pair') = ("text_versions"."reader_id" is not null))
);
--> statement-breakpoint
DROP INDEX "session_notes_one";--> statement-breakpoint
ALTER TABLE "comments" ADD COLUMN "withdrawn_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "edited_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "habit_entries" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "habit_entries" ADD COLUMN "edited_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "habit_entries" ADD COLUMN "withdrawn_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "observations" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "observations" ADD COLUMN "edited_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "observations" ADD COLUMN "withdrawn_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "edited_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "withdrawn_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "actions" ADD COLUMN "edited_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "actions" ADD COLUMN "withdrawn_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "agenda_points" ADD COLUMN "edited_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "session_notes" ADD COLUMN "edited_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "session_notes" ADD COLUMN "withdrawn_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "withdrawn_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "text_versions" ADD CONSTRAINT "text_versions_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "text_versions" ADD CONSTRAINT "text_versions_reader_id_people_id_fk" FOREIGN KEY ("reader_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "text_versions" ADD CONSTRAINT "text_versions_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "text_versions" ADD CONSTRAINT "text_versions_junior_id_people_id_fk" FOREIGN KEY ("junior_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "text_versions_number" ON "text_versions" USING btree ("record_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "session_notes_one" ON "session_notes" USING btree ("session_id","author_id","visibility") WHERE "session_notes"."withdrawn_at" is null;
--> statement-breakpoint
-- A pair version of a junior's comment that the circle reads by now: its one reader wasn't kept, so it's its author's.
INSERT INTO "text_versions" ("id", "kind", "record_id", "number", "author_id", "visibility", "reader_id", "team_id", "junior_id", "fields", "replaced_at")
SELECT "v"."id", 'comment', "v"."comment_id", "v"."number", "c"."author_id",
	CASE WHEN "v"."visibility" = 'pair' AND "c"."reader_id" IS NULL AND "c"."author_id" = "g"."junior_id" THEN 'private' ELSE "v"."visibility" END,
	CASE WHEN "v"."visibility" <> 'pair' THEN NULL WHEN "c"."author_id" <> "g"."junior_id" THEN "g"."junior_id" ELSE "c"."reader_id" END,
	"g"."team_id", "g"."junior_id", jsonb_build_object('body', "v"."body"), "v"."replaced_at"
FROM "comment_versions" "v"
JOIN "comments" "c" ON "c"."id" = "v"."comment_id"
JOIN "goals" "g" ON "g"."id" = "c"."goal_id";
--> statement-breakpoint
DROP TABLE "comment_versions" CASCADE;
--> statement-breakpoint
-- The words of evidence that was taken back are its author's, and nobody finds them.
DELETE FROM "search_documents" WHERE "record_id" IN (SELECT "id" FROM "evidence" WHERE "withdrawn_at" IS NOT NULL);
--> statement-breakpoint
ALTER TABLE "drafts" DROP CONSTRAINT "drafts_verb";--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_verb" CHECK ("drafts"."verb" in ('comment', 'comment_edit', 'evidence', 'evidence_edit', 'verdict', 'observation', 'observation_edit', 'habit_entry', 'habit_entry_edit', 'block', 'drop', 'reopen', 'move_due', 'session', 'session_edit', 'session_notes', 'review', 'review_edit'));
--> statement-breakpoint
ALTER TABLE "agenda_points" ADD COLUMN "added_in_id" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "edited_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "planned_as" jsonb;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "undone" jsonb;--> statement-breakpoint
ALTER TABLE "agenda_points" ADD CONSTRAINT "agenda_points_added_in_id_sessions_id_fk" FOREIGN KEY ("added_in_id") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "agenda_points_added_in" ON "agenda_points" USING btree ("added_in_id");--> statement-breakpoint
-- A point that was written and ticked in one moment was written in the form of that session.
UPDATE "agenda_points" SET "added_in_id" = "talked_in_id" WHERE "talked_at" = "created_at";
--> statement-breakpoint
CREATE INDEX "session_notes_session" ON "session_notes" USING btree ("session_id");
