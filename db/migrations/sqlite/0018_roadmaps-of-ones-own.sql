CREATE TABLE `roadmap_moves` (
	`id` text PRIMARY KEY NOT NULL,
	`junior_id` text NOT NULL,
	`team_id` text NOT NULL,
	`roadmap_id` text NOT NULL,
	`from_version_id` text NOT NULL,
	`to_version_id` text NOT NULL,
	`moved_by_id` text NOT NULL,
	`at` integer NOT NULL,
	`map` text NOT NULL,
	`undone_at` integer,
	`undone_by_id` text,
	FOREIGN KEY (`junior_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`roadmap_id`) REFERENCES `roadmaps`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`from_version_id`) REFERENCES `roadmap_versions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_version_id`) REFERENCES `roadmap_versions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`moved_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`undone_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `roadmap_moves_junior` ON `roadmap_moves` (`junior_id`,`team_id`,`roadmap_id`,`at`);--> statement-breakpoint
CREATE TABLE `roadmap_people` (
	`id` text PRIMARY KEY NOT NULL,
	`junior_id` text NOT NULL,
	`team_id` text NOT NULL,
	`roadmap_id` text NOT NULL,
	`roadmap_version_id` text NOT NULL,
	`since` integer NOT NULL,
	FOREIGN KEY (`junior_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`roadmap_id`) REFERENCES `roadmaps`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`roadmap_version_id`) REFERENCES `roadmap_versions`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `roadmap_people_one` ON `roadmap_people` (`junior_id`,`team_id`,`roadmap_id`);--> statement-breakpoint
CREATE INDEX `roadmap_people_team` ON `roadmap_people` (`team_id`,`roadmap_id`);--> statement-breakpoint
CREATE INDEX `roadmap_people_version` ON `roadmap_people` (`roadmap_version_id`);--> statement-breakpoint
CREATE TABLE `roadmap_imports` (
	`id` text PRIMARY KEY NOT NULL,
	`author_id` text NOT NULL,
	`team_id` text,
	`file_name` text NOT NULL,
	`content` text NOT NULL,
	`choices` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`roadmap_id` text,
	FOREIGN KEY (`author_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`roadmap_id`) REFERENCES `roadmaps`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `roadmap_imports_author` ON `roadmap_imports` (`author_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `roadmap_imports_created` ON `roadmap_imports` (`created_at`);--> statement-breakpoint
CREATE TABLE `roadmap_suggestions` (
	`id` text PRIMARY KEY NOT NULL,
	`roadmap_id` text NOT NULL,
	`team_id` text NOT NULL,
	`milestone_key` text NOT NULL,
	`author_id` text NOT NULL,
	`body` text NOT NULL,
	`state` text NOT NULL,
	`answer` text,
	`answered_by_id` text,
	`answered_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`roadmap_id`) REFERENCES `roadmaps`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`answered_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "roadmap_suggestions_state" CHECK("roadmap_suggestions"."state" in ('open', 'taken_over', 'answered')),
	CONSTRAINT "roadmap_suggestions_answered" CHECK(("roadmap_suggestions"."state" = 'open') = ("roadmap_suggestions"."answered_at" is null))
) STRICT;
--> statement-breakpoint
CREATE INDEX `roadmap_suggestions_roadmap` ON `roadmap_suggestions` (`roadmap_id`,`state`,`milestone_key`);--> statement-breakpoint
CREATE INDEX `roadmap_suggestions_author` ON `roadmap_suggestions` (`author_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `working_copies` (
	`id` text PRIMARY KEY NOT NULL,
	`roadmap_id` text NOT NULL,
	`based_on_id` text,
	`title` text NOT NULL,
	`summary` text NOT NULL,
	`levels` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_by_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_by_id` text NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`roadmap_id`) REFERENCES `roadmaps`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`based_on_id`) REFERENCES `roadmap_versions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`updated_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `working_copies_one` ON `working_copies` (`roadmap_id`);--> statement-breakpoint
CREATE TABLE `working_milestones` (
	`id` text PRIMARY KEY NOT NULL,
	`working_copy_id` text NOT NULL,
	`stage_id` text NOT NULL,
	`key` text NOT NULL,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`description` text NOT NULL,
	`criteria` text NOT NULL,
	`needs` text NOT NULL,
	`weeks` integer,
	`shown` text NOT NULL,
	`outcome` text,
	`rubric` text,
	`period` text,
	`entries_per_period` integer,
	`periods_needed` integer,
	`resources` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`updated_by_id` text NOT NULL,
	`updated_at` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`working_copy_id`) REFERENCES `working_copies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`stage_id`) REFERENCES `working_stages`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`updated_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "working_milestones_kind" CHECK("working_milestones"."kind" in ('skill', 'project', 'behaviour', 'habit')),
	CONSTRAINT "working_milestones_period" CHECK("working_milestones"."period" in ('week', 'month', 'quarter'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `working_milestones_key` ON `working_milestones` (`working_copy_id`,`key`);--> statement-breakpoint
CREATE INDEX `working_milestones_stage` ON `working_milestones` (`stage_id`,`position`);--> statement-breakpoint
CREATE TABLE `working_stages` (
	`id` text PRIMARY KEY NOT NULL,
	`working_copy_id` text NOT NULL,
	`key` text NOT NULL,
	`position` integer NOT NULL,
	`title` text NOT NULL,
	`summary` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`updated_by_id` text NOT NULL,
	`updated_at` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`working_copy_id`) REFERENCES `working_copies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`updated_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `working_stages_key` ON `working_stages` (`working_copy_id`,`key`);--> statement-breakpoint
CREATE TABLE `__new_goal_events` (
	`id` text PRIMARY KEY NOT NULL,
	`goal_id` text NOT NULL,
	`actor_id` text NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	`reason` text,
	`due_from` text,
	`due_to` text,
	`evidence_id` text,
	`verdict_id` text,
	`move_id` text,
	`from_milestone_id` text,
	`to_milestone_id` text,
	FOREIGN KEY (`goal_id`) REFERENCES `goals`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`actor_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`evidence_id`) REFERENCES `evidence`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`verdict_id`) REFERENCES `verdicts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`move_id`) REFERENCES `roadmap_moves`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`from_milestone_id`) REFERENCES `milestones`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_milestone_id`) REFERENCES `milestones`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "goal_events_kind" CHECK("__new_goal_events"."kind" in ('assigned', 'started', 'submitted', 'withdrawn', 'changes_requested', 'approved', 'reopened', 'blocked', 'unblocked', 'dropped', 'taken_up', 'due_moved', 'moved_on', 'moved_back'))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_goal_events`("id", "goal_id", "actor_id", "kind", "at", "reason", "due_from", "due_to", "evidence_id", "verdict_id", "move_id", "from_milestone_id", "to_milestone_id") SELECT "id", "goal_id", "actor_id", "kind", "at", "reason", "due_from", "due_to", "evidence_id", "verdict_id", NULL, NULL, NULL FROM `goal_events`;--> statement-breakpoint
DROP TABLE `goal_events`;--> statement-breakpoint
ALTER TABLE `__new_goal_events` RENAME TO `goal_events`;--> statement-breakpoint
CREATE INDEX `goal_events_goal` ON `goal_events` (`goal_id`,`at`);--> statement-breakpoint
CREATE INDEX `goal_events_evidence` ON `goal_events` (`evidence_id`);--> statement-breakpoint
CREATE INDEX `goal_events_verdict` ON `goal_events` (`verdict_id`);--> statement-breakpoint
CREATE INDEX `goal_events_move` ON `goal_events` (`move_id`);--> statement-breakpoint
DROP INDEX `roadmaps_key`;--> statement-breakpoint
ALTER TABLE `roadmaps` ADD `team_id` text REFERENCES teams(id);--> statement-breakpoint
ALTER TABLE `roadmaps` ADD `is_built_in` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `roadmaps` ADD `retired_at` integer;--> statement-breakpoint
ALTER TABLE `roadmaps` ADD `retired_by_id` text REFERENCES people(id);--> statement-breakpoint
CREATE UNIQUE INDEX `roadmaps_team_key` ON `roadmaps` (`team_id`,`key`);--> statement-breakpoint
CREATE UNIQUE INDEX `roadmaps_key` ON `roadmaps` (`key`,`is_built_in`) WHERE "roadmaps"."team_id" is null;--> statement-breakpoint
-- Until now a criterion had no key: its place is one.
CREATE TABLE `__new_criteria` (
	`id` text PRIMARY KEY NOT NULL,
	`milestone_id` text NOT NULL,
	`key` text NOT NULL,
	`position` integer NOT NULL,
	`text` text NOT NULL,
	FOREIGN KEY (`milestone_id`) REFERENCES `milestones`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_criteria`("id", "milestone_id", "key", "position", "text") SELECT "id", "milestone_id", cast("position" as text), "position", "text" FROM `criteria`;--> statement-breakpoint
DROP TABLE `criteria`;--> statement-breakpoint
ALTER TABLE `__new_criteria` RENAME TO `criteria`;--> statement-breakpoint
CREATE UNIQUE INDEX `criteria_position` ON `criteria` (`milestone_id`,`position`);--> statement-breakpoint
CREATE UNIQUE INDEX `criteria_key` ON `criteria` (`milestone_id`,`key`);--> statement-breakpoint
ALTER TABLE `milestones` ADD `needs` text;--> statement-breakpoint
ALTER TABLE `milestones` ADD `weeks` integer;--> statement-breakpoint
ALTER TABLE `milestones` ADD `shown` text;--> statement-breakpoint
ALTER TABLE `roadmap_versions` ADD `levels` text;--> statement-breakpoint
ALTER TABLE `roadmap_versions` ADD `note` text;--> statement-breakpoint
ALTER TABLE `roadmap_versions` ADD `published_by_id` text REFERENCES people(id);--> statement-breakpoint
-- Until now every roadmap came with Cairn.
UPDATE `roadmaps` SET `is_built_in` = true;--> statement-breakpoint
-- Each junior is on the newest version that a goal of theirs has. A goal's id is nobody else's, so it serves as one.
INSERT INTO `roadmap_people` (`id`, `junior_id`, `team_id`, `roadmap_id`, `roadmap_version_id`, `since`)
SELECT `own`.`id`, `own`.`junior_id`, `own`.`team_id`, `own`.`roadmap_id`, `roadmap_versions`.`id`, `own`.`since`
FROM (
  SELECT min(`goals`.`id`) AS `id`, `goals`.`junior_id`, `goals`.`team_id`, `goals`.`roadmap_id`, max(`roadmap_versions`.`number`) AS `number`, min(`goals`.`created_at`) AS `since`
  FROM `goals`
  JOIN `milestones` ON `milestones`.`id` = `goals`.`milestone_id`
  JOIN `stages` ON `stages`.`id` = `milestones`.`stage_id`
  JOIN `roadmap_versions` ON `roadmap_versions`.`id` = `stages`.`roadmap_version_id`
  GROUP BY `goals`.`junior_id`, `goals`.`team_id`, `goals`.`roadmap_id`
) AS `own`
JOIN `roadmap_versions` ON `roadmap_versions`.`roadmap_id` = `own`.`roadmap_id` AND `roadmap_versions`.`number` = `own`.`number`;