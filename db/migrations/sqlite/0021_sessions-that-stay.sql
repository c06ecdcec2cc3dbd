CREATE TABLE `calendar_feeds` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`secret_hash` text NOT NULL,
	`shows_names` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	`renewed_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_feeds_person` ON `calendar_feeds` (`person_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_feeds_secret` ON `calendar_feeds` (`secret_hash`);--> statement-breakpoint
CREATE TABLE `jots` (
	`id` text PRIMARY KEY NOT NULL,
	`author_id` text NOT NULL,
	`team_id` text NOT NULL,
	`about_id` text,
	`body` text NOT NULL,
	`comes_back_on` text,
	`state` text NOT NULL,
	`became_kind` text,
	`became_id` text,
	`closed_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`edited_at` integer,
	FOREIGN KEY (`author_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`about_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "jots_comes_back_on" CHECK("jots"."comes_back_on" like '____-__-__'),
	CONSTRAINT "jots_state" CHECK("jots"."state" in ('open', 'done', 'let_go')),
	CONSTRAINT "jots_became_kind" CHECK("jots"."became_kind" in ('agenda_point', 'action', 'observation', 'finding', 'win', 'note')),
	CONSTRAINT "jots_closed" CHECK(("jots"."state" = 'open') = ("jots"."closed_at" is null)),
	CONSTRAINT "jots_became" CHECK(("jots"."state" = 'done') = ("jots"."became_kind" is not null) and ("jots"."became_kind" is null) = ("jots"."became_id" is null))
) STRICT;
--> statement-breakpoint
CREATE INDEX `jots_author` ON `jots` (`author_id`,`state`,`created_at`);--> statement-breakpoint
CREATE INDEX `jots_about_one` ON `jots` (`author_id`,`about_id`,`state`);--> statement-breakpoint
CREATE TABLE `session_opinions` (
	`id` text PRIMARY KEY NOT NULL,
	`session_id` text NOT NULL,
	`team_id` text NOT NULL,
	`mentor_id` text NOT NULL,
	`junior_id` text NOT NULL,
	`useful` text NOT NULL,
	`body` text,
	`reader_id` text,
	`created_at` integer NOT NULL,
	`withdrawn_at` integer,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`mentor_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`junior_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reader_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "session_opinions_useful" CHECK("session_opinions"."useful" in ('very', 'partly', 'hardly')),
	CONSTRAINT "session_opinions_reader" CHECK(("session_opinions"."body" is null) = ("session_opinions"."reader_id" is null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `session_opinions_one` ON `session_opinions` (`session_id`,`junior_id`);--> statement-breakpoint
CREATE INDEX `session_opinions_mentor` ON `session_opinions` (`mentor_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `session_opinions_junior` ON `session_opinions` (`junior_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `session_opinions_reader_id` ON `session_opinions` (`reader_id`);--> statement-breakpoint
CREATE TABLE `session_templates` (
	`id` text PRIMARY KEY NOT NULL,
	`team_id` text NOT NULL,
	`key` text,
	`title` text NOT NULL,
	`questions` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_by_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_by_id` text NOT NULL,
	`updated_at` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`updated_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `session_templates_team` ON `session_templates` (`team_id`,`removed_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `session_templates_key` ON `session_templates` (`team_id`,`key`) WHERE "session_templates"."key" is not null;--> statement-breakpoint
CREATE TABLE `wins` (
	`id` text PRIMARY KEY NOT NULL,
	`team_id` text NOT NULL,
	`junior_id` text NOT NULL,
	`author_id` text NOT NULL,
	`visibility` text NOT NULL,
	`reader_id` text,
	`body` text NOT NULL,
	`happened_on` text NOT NULL,
	`link` text,
	`goal_id` text,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`edited_at` integer,
	`withdrawn_at` integer,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`junior_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reader_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`goal_id`) REFERENCES `goals`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "wins_visibility" CHECK("wins"."visibility" in ('private', 'pair', 'circle')),
	CONSTRAINT "wins_reader" CHECK(("wins"."visibility" = 'pair') = ("wins"."reader_id" is not null)),
	CONSTRAINT "wins_happened_on" CHECK("wins"."happened_on" like '____-__-__')
) STRICT;
--> statement-breakpoint
CREATE INDEX `wins_junior` ON `wins` (`junior_id`,`team_id`,`happened_on`);--> statement-breakpoint
CREATE INDEX `wins_author` ON `wins` (`author_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `wins_goal` ON `wins` (`goal_id`);--> statement-breakpoint
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
	CONSTRAINT "drafts_verb" CHECK("__new_drafts"."verb" in ('comment', 'comment_edit', 'evidence', 'evidence_edit', 'verdict', 'observation', 'observation_edit', 'habit_entry', 'habit_entry_edit', 'block', 'drop', 'reopen', 'move_due', 'session', 'session_edit', 'session_notes', 'review', 'review_edit', 'roadmap', 'stage', 'milestone', 'publication', 'suggestion', 'suggestion_answer', 'own_goal', 'proposal', 'proposal_edit', 'proposal_answer', 'level', 'level_taken_back', 'plan', 'plan_item', 'session_template', 'opinion'))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_drafts`("id", "author_id", "form_id", "verb", "subject_id", "address", "reader_id", "fields", "version", "page_id", "turn", "created_at", "updated_at", "seen_at") SELECT "id", "author_id", "form_id", "verb", "subject_id", "address", "reader_id", "fields", "version", "page_id", "turn", "created_at", "updated_at", "seen_at" FROM `drafts`;--> statement-breakpoint
DROP TABLE `drafts`;--> statement-breakpoint
ALTER TABLE `__new_drafts` RENAME TO `drafts`;--> statement-breakpoint
CREATE UNIQUE INDEX `drafts_form` ON `drafts` (`author_id`,`form_id`);--> statement-breakpoint
CREATE INDEX `drafts_author` ON `drafts` (`author_id`,`updated_at`);--> statement-breakpoint
CREATE INDEX `drafts_seen` ON `drafts` (`seen_at`);--> statement-breakpoint
-- The index stays: its rows are known by their numbers, which the new table keeps.
DROP TRIGGER search_documents_inserted;
--> statement-breakpoint
DROP TRIGGER search_documents_deleted;
--> statement-breakpoint
DROP TRIGGER search_documents_changing;
--> statement-breakpoint
DROP TRIGGER search_documents_changed;
--> statement-breakpoint
DROP VIEW search_terms;
--> statement-breakpoint
CREATE TABLE `__new_search_documents` (
	`number` integer PRIMARY KEY NOT NULL,
	`record_id` text NOT NULL,
	`kind` text NOT NULL,
	`page_id` text NOT NULL,
	`team_id` text NOT NULL,
	`junior_id` text NOT NULL,
	`author_id` text NOT NULL,
	`visibility` text NOT NULL,
	`reader_id` text,
	`title` text NOT NULL,
	`body` text NOT NULL,
	`folded_title` text,
	`folded_body` text,
	`at` integer NOT NULL,
	`readers` text,
	`title_words` text,
	`body_words` text,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`junior_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reader_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "search_documents_kind" CHECK("__new_search_documents"."kind" in ('goal', 'evidence', 'verdict', 'comment', 'observation', 'habit_entry', 'session', 'action', 'agenda_point', 'review', 'proposal', 'level', 'jot', 'win', 'opinion')),
	CONSTRAINT "search_documents_visibility" CHECK("__new_search_documents"."visibility" in ('private', 'pair', 'circle')),
	CONSTRAINT "search_documents_reader" CHECK(("__new_search_documents"."visibility" = 'pair') = ("__new_search_documents"."reader_id" is not null))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_search_documents`("number", "record_id", "kind", "page_id", "team_id", "junior_id", "author_id", "visibility", "reader_id", "title", "body", "folded_title", "folded_body", "at", "readers", "title_words", "body_words") SELECT "number", "record_id", "kind", "page_id", "team_id", "junior_id", "author_id", "visibility", "reader_id", "title", "body", "folded_title", "folded_body", "at", "readers", "title_words", "body_words" FROM `search_documents`;--> statement-breakpoint
DROP TABLE `search_documents`;--> statement-breakpoint
ALTER TABLE `__new_search_documents` RENAME TO `search_documents`;--> statement-breakpoint
CREATE UNIQUE INDEX `search_documents_record` ON `search_documents` (`record_id`);--> statement-breakpoint
CREATE INDEX `search_documents_junior` ON `search_documents` (`junior_id`,`team_id`);--> statement-breakpoint
CREATE VIEW search_terms AS
SELECT number, (
  SELECT group_concat(reader || ' ' || reader || replace(substr(title_words || body_words, 2), '  ', ' ' || reader), '')
  FROM (
    SELECT substr(readers, 1, 8) AS reader
    UNION ALL SELECT substr(readers, 10, 8)
    UNION ALL SELECT substr(readers, 19, 8)
  )
  WHERE reader <> ''
) AS terms
FROM search_documents
WHERE readers IS NOT NULL;
--> statement-breakpoint
CREATE TRIGGER search_documents_inserted AFTER INSERT ON search_documents BEGIN
  INSERT INTO search_index(rowid, terms) SELECT number, terms FROM search_terms WHERE number = new.number;
END;
--> statement-breakpoint
CREATE TRIGGER search_documents_deleted BEFORE DELETE ON search_documents BEGIN
  INSERT INTO search_index(search_index, rowid, terms)
    SELECT 'delete', number, terms FROM search_terms
    WHERE number = old.number AND EXISTS (SELECT 1 FROM search_index_docsize WHERE id = old.number);
END;
--> statement-breakpoint
CREATE TRIGGER search_documents_changing BEFORE UPDATE OF readers, title_words, body_words ON search_documents BEGIN
  INSERT INTO search_index(search_index, rowid, terms)
    SELECT 'delete', number, terms FROM search_terms
    WHERE number = old.number AND EXISTS (SELECT 1 FROM search_index_docsize WHERE id = old.number);
END;
--> statement-breakpoint
CREATE TRIGGER search_documents_changed AFTER UPDATE OF readers, title_words, body_words ON search_documents BEGIN
  INSERT INTO search_index(rowid, terms) SELECT number, terms FROM search_terms WHERE number = new.number;
END;
--> statement-breakpoint
CREATE TABLE `__new_text_versions` (
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
	CONSTRAINT "text_versions_kind" CHECK("__new_text_versions"."kind" in ('comment', 'evidence', 'observation', 'habit_entry', 'session', 'session_note', 'action', 'agenda_point', 'review', 'proposal', 'win')),
	CONSTRAINT "text_versions_visibility" CHECK("__new_text_versions"."visibility" in ('private', 'pair', 'circle')),
	CONSTRAINT "text_versions_reader" CHECK(("__new_text_versions"."visibility" = 'pair') = ("__new_text_versions"."reader_id" is not null))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_text_versions`("id", "kind", "record_id", "number", "author_id", "visibility", "reader_id", "team_id", "junior_id", "fields", "replaced_at") SELECT "id", "kind", "record_id", "number", "author_id", "visibility", "reader_id", "team_id", "junior_id", "fields", "replaced_at" FROM `text_versions`;--> statement-breakpoint
DROP TABLE `text_versions`;--> statement-breakpoint
ALTER TABLE `__new_text_versions` RENAME TO `text_versions`;--> statement-breakpoint
CREATE UNIQUE INDEX `text_versions_number` ON `text_versions` (`record_id`,`number`);--> statement-breakpoint
DROP INDEX `sessions_one_planned`;--> statement-breakpoint
CREATE TABLE `__new_agenda_points` (
	`id` text PRIMARY KEY NOT NULL,
	`mentorship_id` text NOT NULL,
	`author_id` text NOT NULL,
	`visibility` text NOT NULL,
	`reader_id` text,
	`body` text NOT NULL,
	`part` text,
	`place` integer DEFAULT 0 NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`talked_at` integer,
	`talked_in_id` text,
	`added_in_id` text,
	`edited_at` integer,
	`withdrawn_at` integer,
	FOREIGN KEY (`mentorship_id`) REFERENCES `mentorships`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reader_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`talked_in_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`added_in_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "agenda_points_visibility" CHECK("__new_agenda_points"."visibility" in ('private', 'pair', 'circle')),
	CONSTRAINT "agenda_points_reader" CHECK(("__new_agenda_points"."visibility" = 'pair') = ("__new_agenda_points"."reader_id" is not null)),
	CONSTRAINT "agenda_points_part" CHECK("__new_agenda_points"."part" in ('talk', 'decide'))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_agenda_points`("id", "mentorship_id", "author_id", "visibility", "reader_id", "body", "version", "created_at", "talked_at", "talked_in_id", "added_in_id", "edited_at", "withdrawn_at") SELECT "id", "mentorship_id", "author_id", "visibility", "reader_id", "body", "version", "created_at", "talked_at", "talked_in_id", "added_in_id", "edited_at", "withdrawn_at" FROM `agenda_points`;--> statement-breakpoint
DROP TABLE `agenda_points`;--> statement-breakpoint
ALTER TABLE `__new_agenda_points` RENAME TO `agenda_points`;--> statement-breakpoint
CREATE INDEX `agenda_points_mentorship` ON `agenda_points` (`mentorship_id`,`talked_at`);--> statement-breakpoint
CREATE INDEX `agenda_points_session` ON `agenda_points` (`talked_in_id`);--> statement-breakpoint
CREATE INDEX `agenda_points_added_in` ON `agenda_points` (`added_in_id`);