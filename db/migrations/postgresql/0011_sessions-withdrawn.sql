ALTER TABLE "agenda_points" ADD COLUMN "added_in_id" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "edited_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "planned_as" jsonb;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "undone" jsonb;--> statement-breakpoint
ALTER TABLE "agenda_points" ADD CONSTRAINT "agenda_points_added_in_id_sessions_id_fk" FOREIGN KEY ("added_in_id") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "agenda_points_added_in" ON "agenda_points" USING btree ("added_in_id");--> statement-breakpoint
-- A point that was written and ticked in one moment was written in the form of that session.
UPDATE "agenda_points" SET "added_in_id" = "talked_in_id" WHERE "talked_at" = "created_at";
