CREATE TABLE `text_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`record_id` text NOT NULL,
	`number` integer NOT NULL,
	`author_id` text NOT NULL,
	`visibility` text NOT NULL,
	`reader_id` text,
	`team_id` text NOT NULL,
	`junior_id` text NOT NULL,
	`fields` text NOT NULL,
	`replaced_at` integer NOT NULL,
	FOREIGN KEY (`author_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reader_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`junior_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "text_versions_kind" CHECK("text_versions"."kind" in ('comment', 'evidence', 'observation', 'habit_entry', 'session', 'session_note', 'action', 'agenda_point', 'review')),
	CONSTRAINT "text_versions_visibility" CHECK("text_versions"."visibility" in ('private', 'pair', 'circle')),
	CONSTRAINT "text_versions_reader" CHECK(("text_versions"."visibility" = 'pair') = ("text_versions"."reader_id" is not null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `text_versions_number` ON `text_versions` (`record_id`,`number`);--> statement-breakpoint
DROP INDEX `session_notes_one`;--> statement-breakpoint
ALTER TABLE `session_notes` ADD `edited_at` integer;--> statement-breakpoint
ALTER TABLE `session_notes` ADD `withdrawn_at` integer;--> statement-breakpoint
CREATE UNIQUE INDEX `session_notes_one` ON `session_notes` (`session_id`,`author_id`,`visibility`) WHERE "session_notes"."withdrawn_at" is null;--> statement-breakpoint
ALTER TABLE `comments` ADD `withdrawn_at` integer;--> statement-breakpoint
ALTER TABLE `evidence` ADD `version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `evidence` ADD `edited_at` integer;--> statement-breakpoint
ALTER TABLE `habit_entries` ADD `version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `habit_entries` ADD `edited_at` integer;--> statement-breakpoint
ALTER TABLE `habit_entries` ADD `withdrawn_at` integer;--> statement-breakpoint
ALTER TABLE `observations` ADD `version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `observations` ADD `edited_at` integer;--> statement-breakpoint
ALTER TABLE `observations` ADD `withdrawn_at` integer;--> statement-breakpoint
ALTER TABLE `reviews` ADD `edited_at` integer;--> statement-breakpoint
ALTER TABLE `reviews` ADD `withdrawn_at` integer;--> statement-breakpoint
ALTER TABLE `actions` ADD `edited_at` integer;--> statement-breakpoint
ALTER TABLE `actions` ADD `withdrawn_at` integer;--> statement-breakpoint
ALTER TABLE `agenda_points` ADD `edited_at` integer;--> statement-breakpoint
ALTER TABLE `sessions` ADD `withdrawn_at` integer;
--> statement-breakpoint
-- A pair version of a junior's comment that the circle reads by now: its one reader wasn't kept, so it's its author's.
INSERT INTO "text_versions" ("id", "kind", "record_id", "number", "author_id", "visibility", "reader_id", "team_id", "junior_id", "fields", "replaced_at")
SELECT "v"."id", 'comment', "v"."comment_id", "v"."number", "c"."author_id",
	CASE WHEN "v"."visibility" = 'pair' AND "c"."reader_id" IS NULL AND "c"."author_id" = "g"."junior_id" THEN 'private' ELSE "v"."visibility" END,
	CASE WHEN "v"."visibility" <> 'pair' THEN NULL WHEN "c"."author_id" <> "g"."junior_id" THEN "g"."junior_id" ELSE "c"."reader_id" END,
	"g"."team_id", "g"."junior_id", json_object('body', "v"."body"), "v"."replaced_at"
FROM "comment_versions" "v"
JOIN "comments" "c" ON "c"."id" = "v"."comment_id"
JOIN "goals" "g" ON "g"."id" = "c"."goal_id";
--> statement-breakpoint
DROP TABLE `comment_versions`;
--> statement-breakpoint
-- The words of evidence that was taken back are its author's, and nobody finds them.
DELETE FROM "search_documents" WHERE "record_id" IN (SELECT "id" FROM "evidence" WHERE "withdrawn_at" IS NOT NULL);
--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_drafts` (
	`id` text PRIMARY KEY NOT NULL,
	`author_id` text NOT NULL,
	`form_id` text NOT NULL,
	`verb` text NOT NULL,
	`subject_id` text NOT NULL,
	`address` text NOT NULL,
	`reader_id` text,
	`fields` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`page_id` text NOT NULL,
	`turn` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`seen_at` integer NOT NULL,
	FOREIGN KEY (`author_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "drafts_verb" CHECK("__new_drafts"."verb" in ('comment', 'comment_edit', 'evidence', 'evidence_edit', 'verdict', 'observation', 'observation_edit', 'habit_entry', 'habit_entry_edit', 'block', 'drop', 'reopen', 'move_due', 'session', 'session_edit', 'session_notes', 'review', 'review_edit'))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_drafts`("id", "author_id", "form_id", "verb", "subject_id", "address", "reader_id", "fields", "version", "page_id", "turn", "created_at", "updated_at", "seen_at") SELECT "id", "author_id", "form_id", "verb", "subject_id", "address", "reader_id", "fields", "version", "page_id", "turn", "created_at", "updated_at", "seen_at" FROM `drafts`;--> statement-breakpoint
DROP TABLE `drafts`;--> statement-breakpoint
ALTER TABLE `__new_drafts` RENAME TO `drafts`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `drafts_form` ON `drafts` (`author_id`,`form_id`);--> statement-breakpoint
CREATE INDEX `drafts_author` ON `drafts` (`author_id`,`updated_at`);--> statement-breakpoint
CREATE INDEX `drafts_seen` ON `drafts` (`seen_at`);
--> statement-breakpoint
ALTER TABLE `agenda_points` ADD `added_in_id` text REFERENCES sessions(id);--> statement-breakpoint
CREATE INDEX `agenda_points_added_in` ON `agenda_points` (`added_in_id`);--> statement-breakpoint
ALTER TABLE `sessions` ADD `edited_at` integer;--> statement-breakpoint
ALTER TABLE `sessions` ADD `planned_as` text;--> statement-breakpoint
ALTER TABLE `sessions` ADD `undone` text;--> statement-breakpoint
-- A point that was written and ticked in one moment was written in the form of that session.
UPDATE `agenda_points` SET `added_in_id` = `talked_in_id` WHERE `talked_at` = `created_at`;
--> statement-breakpoint
CREATE INDEX `session_notes_session` ON `session_notes` (`session_id`);
