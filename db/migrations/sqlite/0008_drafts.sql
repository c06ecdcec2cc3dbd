CREATE TABLE `drafts` (
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
	CONSTRAINT "drafts_verb" CHECK("drafts"."verb" in ('comment', 'comment_edit', 'evidence', 'verdict', 'observation', 'habit_entry', 'block', 'drop', 'reopen', 'move_due', 'session', 'session_edit', 'session_notes', 'review', 'review_edit'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `drafts_form` ON `drafts` (`author_id`,`form_id`);--> statement-breakpoint
CREATE INDEX `drafts_author` ON `drafts` (`author_id`,`updated_at`);--> statement-breakpoint
CREATE INDEX `drafts_seen` ON `drafts` (`seen_at`);