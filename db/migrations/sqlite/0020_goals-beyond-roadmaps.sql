CREATE TABLE `level_confirmations` (
	`id` text PRIMARY KEY NOT NULL,
	`team_id` text NOT NULL,
	`junior_id` text NOT NULL,
	`roadmap_id` text NOT NULL,
	`roadmap_version_id` text NOT NULL,
	`level_key` text NOT NULL,
	`level_title` text NOT NULL,
	`created_at` integer NOT NULL,
	`confirmed_at` integer,
	`taken_back_at` integer,
	`taken_back_by_id` text,
	`taken_back_reason` text,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`junior_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`roadmap_id`) REFERENCES `roadmaps`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`roadmap_version_id`) REFERENCES `roadmap_versions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`taken_back_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "level_confirmations_taken_back" CHECK(("level_confirmations"."taken_back_at" is null) = ("level_confirmations"."taken_back_reason" is null) and ("level_confirmations"."taken_back_at" is null) = ("level_confirmations"."taken_back_by_id" is null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `level_confirmations_one` ON `level_confirmations` (`junior_id`,`team_id`,`roadmap_id`,`level_key`) WHERE "level_confirmations"."taken_back_at" is null;--> statement-breakpoint
CREATE INDEX `level_confirmations_junior` ON `level_confirmations` (`junior_id`,`team_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `level_sentences` (
	`id` text PRIMARY KEY NOT NULL,
	`confirmation_id` text NOT NULL,
	`author_id` text NOT NULL,
	`role` text NOT NULL,
	`body` text NOT NULL,
	`said_on` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`confirmation_id`) REFERENCES `level_confirmations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "level_sentences_role" CHECK("level_sentences"."role" in ('mentor', 'lead')),
	CONSTRAINT "level_sentences_said_on" CHECK("level_sentences"."said_on" like '____-__-__')
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `level_sentences_one` ON `level_sentences` (`confirmation_id`,`author_id`);--> statement-breakpoint
CREATE INDEX `level_sentences_author` ON `level_sentences` (`author_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `plan_items` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_id` text NOT NULL,
	`position` integer NOT NULL,
	`day` integer NOT NULL,
	`roadmap_id` text,
	`milestone_key` text,
	`kind` text,
	`title` text,
	`description` text,
	`outcome` text,
	`criteria` text,
	`version` integer DEFAULT 1 NOT NULL,
	`updated_by_id` text NOT NULL,
	`updated_at` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`roadmap_id`) REFERENCES `roadmaps`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`updated_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "plan_items_kind" CHECK("plan_items"."kind" in ('skill', 'project')),
	CONSTRAINT "plan_items_day" CHECK("plan_items"."day" >= 0),
	CONSTRAINT "plan_items_one" CHECK(("plan_items"."roadmap_id" is null) = ("plan_items"."milestone_key" is null) and ("plan_items"."milestone_key" is null) = ("plan_items"."title" is not null))
) STRICT;
--> statement-breakpoint
CREATE INDEX `plan_items_plan` ON `plan_items` (`plan_id`,`position`);--> statement-breakpoint
CREATE TABLE `plan_starts` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_id` text NOT NULL,
	`team_id` text NOT NULL,
	`junior_id` text NOT NULL,
	`title` text NOT NULL,
	`starts_on` text NOT NULL,
	`started_by_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`left_out` text NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`junior_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`started_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "plan_starts_starts_on" CHECK("plan_starts"."starts_on" like '____-__-__')
) STRICT;
--> statement-breakpoint
CREATE INDEX `plan_starts_plan` ON `plan_starts` (`plan_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `plan_starts_junior` ON `plan_starts` (`junior_id`,`team_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `plans` (
	`id` text PRIMARY KEY NOT NULL,
	`team_id` text NOT NULL,
	`title` text NOT NULL,
	`summary` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_by_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_by_id` text NOT NULL,
	`updated_at` integer NOT NULL,
	`retired_at` integer,
	`retired_by_id` text,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`updated_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`retired_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `plans_team` ON `plans` (`team_id`);--> statement-breakpoint
CREATE TABLE `goal_proposals` (
	`id` text PRIMARY KEY NOT NULL,
	`team_id` text NOT NULL,
	`junior_id` text NOT NULL,
	`roadmap_id` text,
	`milestone_key` text,
	`stage_key` text,
	`kind` text,
	`title` text,
	`outcome` text,
	`criteria` text NOT NULL,
	`why` text NOT NULL,
	`due_on` text,
	`state` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`edited_at` integer,
	`withdrawn_at` integer,
	`answer` text,
	`answered_by_id` text,
	`answered_at` integer,
	`goal_id` text,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`junior_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`roadmap_id`) REFERENCES `roadmaps`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`answered_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`goal_id`) REFERENCES `goals`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "goal_proposals_kind" CHECK("goal_proposals"."kind" in ('skill', 'project')),
	CONSTRAINT "goal_proposals_state" CHECK("goal_proposals"."state" in ('open', 'agreed', 'declined', 'withdrawn')),
	CONSTRAINT "goal_proposals_due_on" CHECK("goal_proposals"."due_on" like '____-__-__'),
	CONSTRAINT "goal_proposals_one" CHECK(("goal_proposals"."milestone_key" is null) = ("goal_proposals"."title" is not null)),
	CONSTRAINT "goal_proposals_answered" CHECK(("goal_proposals"."state" in ('agreed', 'declined')) = ("goal_proposals"."answered_at" is not null) and ("goal_proposals"."state" = 'agreed') = ("goal_proposals"."goal_id" is not null)),
	CONSTRAINT "goal_proposals_withdrawn" CHECK(("goal_proposals"."state" = 'withdrawn') = ("goal_proposals"."withdrawn_at" is not null))
) STRICT;
--> statement-breakpoint
CREATE INDEX `goal_proposals_junior` ON `goal_proposals` (`junior_id`,`team_id`,`state`,`created_at`);--> statement-breakpoint
CREATE INDEX `goal_proposals_team` ON `goal_proposals` (`team_id`,`state`);--> statement-breakpoint
CREATE INDEX `goal_proposals_goal` ON `goal_proposals` (`goal_id`);--> statement-breakpoint
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
	CONSTRAINT "drafts_verb" CHECK("__new_drafts"."verb" in ('comment', 'comment_edit', 'evidence', 'evidence_edit', 'verdict', 'observation', 'observation_edit', 'habit_entry', 'habit_entry_edit', 'block', 'drop', 'reopen', 'move_due', 'session', 'session_edit', 'session_notes', 'review', 'review_edit', 'roadmap', 'stage', 'milestone', 'publication', 'suggestion', 'suggestion_answer', 'own_goal', 'proposal', 'proposal_edit', 'proposal_answer', 'level', 'level_taken_back', 'plan', 'plan_item'))
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
	CONSTRAINT "search_documents_kind" CHECK("__new_search_documents"."kind" in ('goal', 'evidence', 'verdict', 'comment', 'observation', 'habit_entry', 'session', 'action', 'agenda_point', 'review', 'proposal', 'level')),
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
	CONSTRAINT "text_versions_kind" CHECK("__new_text_versions"."kind" in ('comment', 'evidence', 'observation', 'habit_entry', 'session', 'session_note', 'action', 'agenda_point', 'review', 'proposal')),
	CONSTRAINT "text_versions_visibility" CHECK("__new_text_versions"."visibility" in ('private', 'pair', 'circle')),
	CONSTRAINT "text_versions_reader" CHECK(("__new_text_versions"."visibility" = 'pair') = ("__new_text_versions"."reader_id" is not null))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_text_versions`("id", "kind", "record_id", "number", "author_id", "visibility", "reader_id", "team_id", "junior_id", "fields", "replaced_at") SELECT "id", "kind", "record_id", "number", "author_id", "visibility", "reader_id", "team_id", "junior_id", "fields", "replaced_at" FROM `text_versions`;--> statement-breakpoint
DROP TABLE `text_versions`;--> statement-breakpoint
ALTER TABLE `__new_text_versions` RENAME TO `text_versions`;--> statement-breakpoint
CREATE UNIQUE INDEX `text_versions_number` ON `text_versions` (`record_id`,`number`);--> statement-breakpoint
CREATE TABLE `__new_goals` (
	`id` text PRIMARY KEY NOT NULL,
	`team_id` text NOT NULL,
	`junior_id` text NOT NULL,
	`milestone_id` text NOT NULL,
	`roadmap_id` text,
	`milestone_key` text NOT NULL,
	`beside_roadmap_id` text,
	`beside_stage_key` text,
	`plan_start_id` text,
	`assigned_by_id` text NOT NULL,
	`state` text NOT NULL,
	`due_on` text,
	`blocked_at` integer,
	`blocked_reason` text,
	`blocked_by_id` text,
	`rubric_step` integer,
	`outcome` text,
	`repository_url` text,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`started_at` integer,
	`submitted_at` integer,
	`achieved_at` integer,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`junior_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`milestone_id`) REFERENCES `milestones`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`roadmap_id`) REFERENCES `roadmaps`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`beside_roadmap_id`) REFERENCES `roadmaps`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`plan_start_id`) REFERENCES `plan_starts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assigned_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`blocked_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "goals_state" CHECK("__new_goals"."state" in ('planned', 'in_progress', 'submitted', 'changes_requested', 'achieved', 'dropped')),
	CONSTRAINT "goals_due_on" CHECK("__new_goals"."due_on" like '____-__-__'),
	CONSTRAINT "goals_blocked" CHECK(("__new_goals"."blocked_at" is null) = ("__new_goals"."blocked_reason" is null)),
	CONSTRAINT "goals_beside" CHECK(("__new_goals"."beside_roadmap_id" is null) = ("__new_goals"."beside_stage_key" is null)),
	CONSTRAINT "goals_rubric_step" CHECK("__new_goals"."rubric_step" between 1 and 4)
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_goals`("id", "team_id", "junior_id", "milestone_id", "roadmap_id", "milestone_key", "assigned_by_id", "state", "due_on", "blocked_at", "blocked_reason", "blocked_by_id", "rubric_step", "outcome", "repository_url", "version", "created_at", "started_at", "submitted_at", "achieved_at", "updated_at") SELECT "id", "team_id", "junior_id", "milestone_id", "roadmap_id", "milestone_key", "assigned_by_id", "state", "due_on", "blocked_at", "blocked_reason", "blocked_by_id", "rubric_step", "outcome", "repository_url", "version", "created_at", "started_at", "submitted_at", "achieved_at", "updated_at" FROM `goals`;--> statement-breakpoint
DROP TABLE `goals`;--> statement-breakpoint
ALTER TABLE `__new_goals` RENAME TO `goals`;--> statement-breakpoint
CREATE UNIQUE INDEX `goals_one_open` ON `goals` (`junior_id`,`team_id`,`roadmap_id`,`milestone_key`) WHERE "goals"."state" <> 'dropped';--> statement-breakpoint
CREATE INDEX `goals_junior` ON `goals` (`junior_id`,`team_id`,`state`,`roadmap_id`,`milestone_key`,`blocked_at`);--> statement-breakpoint
CREATE INDEX `goals_team` ON `goals` (`team_id`,`state`);--> statement-breakpoint
CREATE INDEX `goals_milestone` ON `goals` (`milestone_id`);--> statement-breakpoint
CREATE INDEX `goals_plan_start` ON `goals` (`plan_start_id`);--> statement-breakpoint
CREATE TABLE `__new_milestones` (
	`id` text PRIMARY KEY NOT NULL,
	`stage_id` text,
	`key` text NOT NULL,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`description` text NOT NULL,
	`outcome` text,
	`rubric` text,
	`period` text,
	`entries_per_period` integer,
	`periods_needed` integer,
	`needs` text,
	`weeks` integer,
	`shown` text,
	FOREIGN KEY (`stage_id`) REFERENCES `stages`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "milestones_kind" CHECK("__new_milestones"."kind" in ('skill', 'project', 'behaviour', 'habit')),
	CONSTRAINT "milestones_period" CHECK("__new_milestones"."period" in ('week', 'month', 'quarter')),
	CONSTRAINT "milestones_habit" CHECK("__new_milestones"."kind" <> 'habit' or ("__new_milestones"."period" is not null and "__new_milestones"."entries_per_period" > 0 and "__new_milestones"."periods_needed" > 0)),
	CONSTRAINT "milestones_behaviour" CHECK("__new_milestones"."kind" <> 'behaviour' or "__new_milestones"."rubric" is not null)
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_milestones`("id", "stage_id", "key", "position", "kind", "title", "description", "outcome", "rubric", "period", "entries_per_period", "periods_needed", "needs", "weeks", "shown") SELECT "id", "stage_id", "key", "position", "kind", "title", "description", "outcome", "rubric", "period", "entries_per_period", "periods_needed", "needs", "weeks", "shown" FROM `milestones`;--> statement-breakpoint
DROP TABLE `milestones`;--> statement-breakpoint
ALTER TABLE `__new_milestones` RENAME TO `milestones`;--> statement-breakpoint
CREATE UNIQUE INDEX `milestones_position` ON `milestones` (`stage_id`,`position`);--> statement-breakpoint
CREATE INDEX `milestones_key` ON `milestones` (`key`);