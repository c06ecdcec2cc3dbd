CREATE TABLE `upkeep_tasks` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`taken_at` integer,
	`done_at` integer,
	`failed_at` integer,
	CONSTRAINT "upkeep_tasks_kind" CHECK("upkeep_tasks"."kind" in ('backup', 'check'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `upkeep_tasks_one` ON `upkeep_tasks` (`kind`);