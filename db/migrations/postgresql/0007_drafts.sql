CREATE TABLE "drafts" (
	"id" text PRIMARY KEY NOT NULL,
	"author_id" text NOT NULL,
	"form_id" text NOT NULL,
	"verb" text NOT NULL,
	"subject_id" text NOT NULL,
	"address" text NOT NULL,
	"reader_id" text,
	"fields" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"page_id" text NOT NULL,
	"turn" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "drafts_verb" CHECK ("drafts"."verb" in ('comment', 'comment_edit', 'evidence', 'verdict', 'observation', 'habit_entry', 'block', 'drop', 'reopen', 'move_due', 'session', 'session_edit', 'session_notes', 'review', 'review_edit'))
);
--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "drafts_form" ON "drafts" USING btree ("author_id","form_id");--> statement-breakpoint
CREATE INDEX "drafts_author" ON "drafts" USING btree ("author_id","updated_at");--> statement-breakpoint
CREATE INDEX "drafts_seen" ON "drafts" USING btree ("seen_at");