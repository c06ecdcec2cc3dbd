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