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
	CONSTRAINT "drafts_verb" CHECK("__new_drafts"."verb" in ('comment', 'comment_edit', 'evidence', 'evidence_edit', 'verdict', 'observation', 'observation_edit', 'habit_entry', 'habit_entry_edit', 'block', 'drop', 'reopen', 'move_due', 'session', 'session_edit', 'session_notes', 'review', 'review_edit', 'roadmap', 'stage', 'milestone', 'publication'))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_drafts`("id", "author_id", "form_id", "verb", "subject_id", "address", "reader_id", "fields", "version", "page_id", "turn", "created_at", "updated_at", "seen_at") SELECT "id", "author_id", "form_id", "verb", "subject_id", "address", "reader_id", "fields", "version", "page_id", "turn", "created_at", "updated_at", "seen_at" FROM `drafts`;--> statement-breakpoint
DROP TABLE `drafts`;--> statement-breakpoint
ALTER TABLE `__new_drafts` RENAME TO `drafts`;--> statement-breakpoint
CREATE UNIQUE INDEX `drafts_form` ON `drafts` (`author_id`,`form_id`);--> statement-breakpoint
CREATE INDEX `drafts_author` ON `drafts` (`author_id`,`updated_at`);--> statement-breakpoint
CREATE INDEX `drafts_seen` ON `drafts` (`seen_at`);