CREATE TABLE `comment_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`comment_id` text NOT NULL,
	`number` integer NOT NULL,
	`body` text NOT NULL,
	`visibility` text NOT NULL,
	`replaced_at` integer NOT NULL,
	FOREIGN KEY (`comment_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "comment_versions_visibility" CHECK("comment_versions"."visibility" in ('private', 'pair', 'circle'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `comment_versions_number` ON `comment_versions` (`comment_id`,`number`);--> statement-breakpoint
CREATE TABLE `comments` (
	`id` text PRIMARY KEY NOT NULL,
	`goal_id` text NOT NULL,
	`author_id` text NOT NULL,
	`visibility` text NOT NULL,
	`reader_id` text,
	`body` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`edited_at` integer,
	FOREIGN KEY (`goal_id`) REFERENCES `goals`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reader_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "comments_visibility" CHECK("comments"."visibility" in ('private', 'pair', 'circle')),
	CONSTRAINT "comments_reader" CHECK(("comments"."visibility" = 'pair') = ("comments"."reader_id" is not null))
) STRICT;
--> statement-breakpoint
CREATE INDEX `comments_goal` ON `comments` (`goal_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `comments_author` ON `comments` (`author_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `evidence` (
	`id` text PRIMARY KEY NOT NULL,
	`goal_id` text NOT NULL,
	`number` integer NOT NULL,
	`author_id` text NOT NULL,
	`note` text NOT NULL,
	`outcome` text,
	`repository_url` text,
	`created_at` integer NOT NULL,
	`withdrawn_at` integer,
	FOREIGN KEY (`goal_id`) REFERENCES `goals`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `evidence_number` ON `evidence` (`goal_id`,`number`);--> statement-breakpoint
CREATE INDEX `evidence_created` ON `evidence` (`created_at`);--> statement-breakpoint
CREATE TABLE `evidence_links` (
	`id` text PRIMARY KEY NOT NULL,
	`evidence_id` text NOT NULL,
	`position` integer NOT NULL,
	`url` text NOT NULL,
	`title` text,
	FOREIGN KEY (`evidence_id`) REFERENCES `evidence`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `evidence_links_position` ON `evidence_links` (`evidence_id`,`position`);--> statement-breakpoint
CREATE TABLE `goal_criteria` (
	`id` text PRIMARY KEY NOT NULL,
	`goal_id` text NOT NULL,
	`criterion_id` text NOT NULL,
	`ticked_at` integer,
	`agreed_at` integer,
	`agreed_by_id` text,
	FOREIGN KEY (`goal_id`) REFERENCES `goals`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`criterion_id`) REFERENCES `criteria`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`agreed_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `goal_criteria_one` ON `goal_criteria` (`goal_id`,`criterion_id`);--> statement-breakpoint
CREATE TABLE `goal_events` (
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
	FOREIGN KEY (`goal_id`) REFERENCES `goals`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`actor_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`evidence_id`) REFERENCES `evidence`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`verdict_id`) REFERENCES `verdicts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "goal_events_kind" CHECK("goal_events"."kind" in ('assigned', 'started', 'submitted', 'withdrawn', 'changes_requested', 'approved', 'reopened', 'blocked', 'unblocked', 'dropped', 'taken_up', 'due_moved'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `goal_events_goal` ON `goal_events` (`goal_id`,`at`);--> statement-breakpoint
CREATE INDEX `goal_events_evidence` ON `goal_events` (`evidence_id`);--> statement-breakpoint
CREATE INDEX `goal_events_verdict` ON `goal_events` (`verdict_id`);--> statement-breakpoint
CREATE TABLE `goals` (
	`id` text PRIMARY KEY NOT NULL,
	`team_id` text NOT NULL,
	`junior_id` text NOT NULL,
	`milestone_id` text NOT NULL,
	`roadmap_id` text NOT NULL,
	`milestone_key` text NOT NULL,
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
	FOREIGN KEY (`assigned_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`blocked_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "goals_state" CHECK("goals"."state" in ('planned', 'in_progress', 'submitted', 'changes_requested', 'achieved', 'dropped')),
	CONSTRAINT "goals_due_on" CHECK("goals"."due_on" like '____-__-__'),
	CONSTRAINT "goals_blocked" CHECK(("goals"."blocked_at" is null) = ("goals"."blocked_reason" is null)),
	CONSTRAINT "goals_rubric_step" CHECK("goals"."rubric_step" between 1 and 4)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `goals_one_open` ON `goals` (`junior_id`,`team_id`,`roadmap_id`,`milestone_key`) WHERE "goals"."state" <> 'dropped';--> statement-breakpoint
CREATE INDEX `goals_junior` ON `goals` (`junior_id`,`team_id`,`state`,`roadmap_id`,`milestone_key`,`blocked_at`);--> statement-breakpoint
CREATE INDEX `goals_team` ON `goals` (`team_id`,`state`);--> statement-breakpoint
CREATE INDEX `goals_state` ON `goals` (`state`,`submitted_at`);--> statement-breakpoint
CREATE INDEX `goals_milestone` ON `goals` (`milestone_id`);--> statement-breakpoint
CREATE TABLE `verdict_criteria` (
	`id` text PRIMARY KEY NOT NULL,
	`verdict_id` text NOT NULL,
	`criterion_id` text NOT NULL,
	`met` integer NOT NULL,
	`remark` text,
	FOREIGN KEY (`verdict_id`) REFERENCES `verdicts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`criterion_id`) REFERENCES `criteria`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `verdict_criteria_one` ON `verdict_criteria` (`verdict_id`,`criterion_id`);--> statement-breakpoint
CREATE TABLE `verdicts` (
	`id` text PRIMARY KEY NOT NULL,
	`goal_id` text NOT NULL,
	`evidence_id` text,
	`author_id` text NOT NULL,
	`visibility` text NOT NULL,
	`reader_id` text,
	`decision` text NOT NULL,
	`feedback` text NOT NULL,
	`rubric_step` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`goal_id`) REFERENCES `goals`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`evidence_id`) REFERENCES `evidence`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reader_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "verdicts_decision" CHECK("verdicts"."decision" in ('approved', 'changes_requested')),
	CONSTRAINT "verdicts_visibility" CHECK("verdicts"."visibility" in ('private', 'pair', 'circle')),
	CONSTRAINT "verdicts_reader" CHECK(("verdicts"."visibility" = 'pair') = ("verdicts"."reader_id" is not null)),
	CONSTRAINT "verdicts_rubric_step" CHECK("verdicts"."rubric_step" between 1 and 4)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `verdicts_evidence` ON `verdicts` (`evidence_id`);--> statement-breakpoint
CREATE INDEX `verdicts_goal` ON `verdicts` (`goal_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `audit_events` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text,
	`team_id` text,
	`event` text NOT NULL,
	`subject_id` text,
	`detail` text,
	FOREIGN KEY (`actor_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `audit_events_at` ON `audit_events` (`at`);--> statement-breakpoint
CREATE INDEX `audit_events_team` ON `audit_events` (`team_id`,`at`);--> statement-breakpoint
CREATE TABLE `invites` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`email` text NOT NULL,
	`team_id` text,
	`role` text,
	`invited_by_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`accepted_at` integer,
	`accepted_by_id` text,
	`taken_back_at` integer,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`invited_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`accepted_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "invites_role" CHECK("invites"."role" in ('lead', 'mentor', 'junior'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `invites_token` ON `invites` (`token_hash`);--> statement-breakpoint
CREATE INDEX `invites_team` ON `invites` (`team_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `invites_email` ON `invites` (`email`);--> statement-breakpoint
CREATE TABLE `last_reads` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`subject_id` text NOT NULL,
	`read_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `last_reads_one` ON `last_reads` (`person_id`,`subject_id`);--> statement-breakpoint
CREATE TABLE `memberships` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`team_id` text NOT NULL,
	`role` text NOT NULL,
	`started_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "memberships_role" CHECK("memberships"."role" in ('lead', 'mentor', 'junior'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `memberships_one_active` ON `memberships` (`person_id`,`team_id`,`role`) WHERE "memberships"."ended_at" is null;--> statement-breakpoint
CREATE INDEX `memberships_team` ON `memberships` (`team_id`,`role`,`ended_at`);--> statement-breakpoint
CREATE INDEX `memberships_person` ON `memberships` (`person_id`,`role`);--> statement-breakpoint
CREATE INDEX `memberships_role` ON `memberships` (`role`,`ended_at`);--> statement-breakpoint
CREATE TABLE `mentorships` (
	`id` text PRIMARY KEY NOT NULL,
	`team_id` text NOT NULL,
	`mentor_id` text NOT NULL,
	`junior_id` text NOT NULL,
	`cadence_days` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`started_at` integer NOT NULL,
	`ended_at` integer,
	`ended_by_id` text,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`mentor_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`junior_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ended_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mentorships_not_oneself" CHECK("mentorships"."mentor_id" <> "mentorships"."junior_id"),
	CONSTRAINT "mentorships_cadence" CHECK("mentorships"."cadence_days" between 1 and 365)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `mentorships_one_active` ON `mentorships` (`mentor_id`,`junior_id`,`team_id`) WHERE "mentorships"."ended_at" is null;--> statement-breakpoint
CREATE INDEX `mentorships_mentor` ON `mentorships` (`mentor_id`,`junior_id`,`team_id`);--> statement-breakpoint
CREATE INDEX `mentorships_junior` ON `mentorships` (`junior_id`,`team_id`);--> statement-breakpoint
CREATE INDEX `mentorships_team` ON `mentorships` (`team_id`);--> statement-breakpoint
CREATE TABLE `password_resets` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`person_id` text NOT NULL,
	`made_by_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`made_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `password_resets_token` ON `password_resets` (`token_hash`);--> statement-breakpoint
CREATE INDEX `password_resets_person` ON `password_resets` (`person_id`);--> statement-breakpoint
CREATE TABLE `people` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`time_zone` text NOT NULL,
	`password_hash` text,
	`is_admin` integer DEFAULT false NOT NULL,
	`deactivated_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	CONSTRAINT "people_email_lower" CHECK("people"."email" = lower("people"."email"))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `people_email` ON `people` (`email`);--> statement-breakpoint
CREATE TABLE `setup_tokens` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`used_at` integer
) STRICT;
--> statement-breakpoint
CREATE TABLE `sign_in_failures` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`address` text NOT NULL,
	`at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `sign_in_failures_email` ON `sign_in_failures` (`email`,`at`);--> statement-breakpoint
CREATE INDEX `sign_in_failures_address` ON `sign_in_failures` (`address`,`at`);--> statement-breakpoint
CREATE INDEX `sign_in_failures_at` ON `sign_in_failures` (`at`);--> statement-breakpoint
CREATE TABLE `sign_ins` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`ended_at` integer,
	`user_agent` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `sign_ins_person` ON `sign_ins` (`person_id`);--> statement-breakpoint
CREATE TABLE `teams` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`evidence_wait_days` integer DEFAULT 3 NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `habit_entries` (
	`id` text PRIMARY KEY NOT NULL,
	`goal_id` text NOT NULL,
	`author_id` text NOT NULL,
	`done_on` text NOT NULL,
	`url` text,
	`body` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`goal_id`) REFERENCES `goals`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "habit_entries_done_on" CHECK("habit_entries"."done_on" like '____-__-__')
) STRICT;
--> statement-breakpoint
CREATE INDEX `habit_entries_goal` ON `habit_entries` (`goal_id`,`done_on`);--> statement-breakpoint
CREATE TABLE `observations` (
	`id` text PRIMARY KEY NOT NULL,
	`goal_id` text NOT NULL,
	`author_id` text NOT NULL,
	`observed_on` text NOT NULL,
	`body` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`goal_id`) REFERENCES `goals`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "observations_observed_on" CHECK("observations"."observed_on" like '____-__-__')
) STRICT;
--> statement-breakpoint
CREATE INDEX `observations_goal` ON `observations` (`goal_id`,`observed_on`);--> statement-breakpoint
CREATE TABLE `findings` (
	`id` text PRIMARY KEY NOT NULL,
	`review_id` text NOT NULL,
	`position` integer NOT NULL,
	`theme_id` text NOT NULL,
	`severity` text NOT NULL,
	`body` text NOT NULL,
	`file` text,
	`line` integer,
	`snippet` text,
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`theme_id`) REFERENCES `themes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "findings_severity" CHECK("findings"."severity" in ('praise', 'suggestion', 'issue')),
	CONSTRAINT "findings_line" CHECK("findings"."line" > 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `findings_position` ON `findings` (`review_id`,`position`);--> statement-breakpoint
CREATE INDEX `findings_theme` ON `findings` (`theme_id`);--> statement-breakpoint
CREATE TABLE `review_goals` (
	`id` text PRIMARY KEY NOT NULL,
	`review_id` text NOT NULL,
	`goal_id` text NOT NULL,
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`goal_id`) REFERENCES `goals`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `review_goals_one` ON `review_goals` (`review_id`,`goal_id`);--> statement-breakpoint
CREATE INDEX `review_goals_goal` ON `review_goals` (`goal_id`);--> statement-breakpoint
CREATE TABLE `reviews` (
	`id` text PRIMARY KEY NOT NULL,
	`team_id` text NOT NULL,
	`junior_id` text NOT NULL,
	`author_id` text NOT NULL,
	`visibility` text NOT NULL,
	`reader_id` text,
	`url` text NOT NULL,
	`title` text NOT NULL,
	`reviewed_on` text NOT NULL,
	`summary` text NOT NULL,
	`went_well` text NOT NULL,
	`to_improve` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`junior_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reader_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "reviews_reviewed_on" CHECK("reviews"."reviewed_on" like '____-__-__'),
	CONSTRAINT "reviews_visibility" CHECK("reviews"."visibility" in ('private', 'pair', 'circle')),
	CONSTRAINT "reviews_reader" CHECK(("reviews"."visibility" = 'pair') = ("reviews"."reader_id" is not null))
) STRICT;
--> statement-breakpoint
CREATE INDEX `reviews_junior` ON `reviews` (`junior_id`,`team_id`,`reviewed_on`);--> statement-breakpoint
CREATE INDEX `reviews_author` ON `reviews` (`author_id`,`reviewed_on`);--> statement-breakpoint
CREATE INDEX `reviews_team` ON `reviews` (`team_id`,`reviewed_on`);--> statement-breakpoint
CREATE TABLE `themes` (
	`id` text PRIMARY KEY NOT NULL,
	`team_id` text,
	`key` text NOT NULL,
	`name` text NOT NULL,
	`position` integer NOT NULL,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `themes_key` ON `themes` (`key`) WHERE "themes"."team_id" is null;--> statement-breakpoint
CREATE INDEX `themes_team` ON `themes` (`team_id`,`position`);--> statement-breakpoint
CREATE TABLE `criteria` (
	`id` text PRIMARY KEY NOT NULL,
	`milestone_id` text NOT NULL,
	`position` integer NOT NULL,
	`text` text NOT NULL,
	FOREIGN KEY (`milestone_id`) REFERENCES `milestones`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `criteria_position` ON `criteria` (`milestone_id`,`position`);--> statement-breakpoint
CREATE TABLE `milestones` (
	`id` text PRIMARY KEY NOT NULL,
	`stage_id` text NOT NULL,
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
	FOREIGN KEY (`stage_id`) REFERENCES `stages`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "milestones_kind" CHECK("milestones"."kind" in ('skill', 'project', 'behaviour', 'habit')),
	CONSTRAINT "milestones_period" CHECK("milestones"."period" in ('week', 'month', 'quarter')),
	CONSTRAINT "milestones_habit" CHECK("milestones"."kind" <> 'habit' or ("milestones"."period" is not null and "milestones"."entries_per_period" > 0 and "milestones"."periods_needed" > 0)),
	CONSTRAINT "milestones_behaviour" CHECK("milestones"."kind" <> 'behaviour' or "milestones"."rubric" is not null)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `milestones_position` ON `milestones` (`stage_id`,`position`);--> statement-breakpoint
CREATE INDEX `milestones_key` ON `milestones` (`key`);--> statement-breakpoint
CREATE TABLE `resources` (
	`id` text PRIMARY KEY NOT NULL,
	`milestone_id` text NOT NULL,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`url` text,
	FOREIGN KEY (`milestone_id`) REFERENCES `milestones`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "resources_kind" CHECK("resources"."kind" in ('docs', 'book', 'article', 'course', 'tool'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `resources_position` ON `resources` (`milestone_id`,`position`);--> statement-breakpoint
CREATE TABLE `roadmap_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`roadmap_id` text NOT NULL,
	`number` integer NOT NULL,
	`title` text NOT NULL,
	`summary` text NOT NULL,
	`content_hash` text NOT NULL,
	`published_at` integer NOT NULL,
	FOREIGN KEY (`roadmap_id`) REFERENCES `roadmaps`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `roadmap_versions_number` ON `roadmap_versions` (`roadmap_id`,`number`);--> statement-breakpoint
CREATE TABLE `roadmaps` (
	`id` text PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`created_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `roadmaps_key` ON `roadmaps` (`key`);--> statement-breakpoint
CREATE TABLE `stages` (
	`id` text PRIMARY KEY NOT NULL,
	`roadmap_version_id` text NOT NULL,
	`key` text NOT NULL,
	`position` integer NOT NULL,
	`title` text NOT NULL,
	`summary` text NOT NULL,
	FOREIGN KEY (`roadmap_version_id`) REFERENCES `roadmap_versions`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `stages_position` ON `stages` (`roadmap_version_id`,`position`);--> statement-breakpoint
CREATE TABLE `search_documents` (
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
	`at` integer NOT NULL,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`junior_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reader_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "search_documents_kind" CHECK("search_documents"."kind" in ('goal', 'evidence', 'verdict', 'comment', 'observation', 'habit_entry', 'session', 'action', 'agenda_point', 'review')),
	CONSTRAINT "search_documents_visibility" CHECK("search_documents"."visibility" in ('private', 'pair', 'circle')),
	CONSTRAINT "search_documents_reader" CHECK(("search_documents"."visibility" = 'pair') = ("search_documents"."reader_id" is not null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `search_documents_record` ON `search_documents` (`record_id`);--> statement-breakpoint
CREATE INDEX `search_documents_junior` ON `search_documents` (`junior_id`,`team_id`);--> statement-breakpoint
CREATE TABLE `actions` (
	`id` text PRIMARY KEY NOT NULL,
	`team_id` text NOT NULL,
	`junior_id` text NOT NULL,
	`mentorship_id` text NOT NULL,
	`session_id` text,
	`owner_id` text NOT NULL,
	`author_id` text NOT NULL,
	`visibility` text NOT NULL,
	`reader_id` text,
	`body` text NOT NULL,
	`due_on` text,
	`state` text NOT NULL,
	`closed_at` integer,
	`closed_by_id` text,
	`closed_in_id` text,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`junior_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`mentorship_id`) REFERENCES `mentorships`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reader_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`closed_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`closed_in_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "actions_state" CHECK("actions"."state" in ('open', 'done', 'dropped')),
	CONSTRAINT "actions_due_on" CHECK("actions"."due_on" like '____-__-__'),
	CONSTRAINT "actions_closed" CHECK(("actions"."state" = 'open') = ("actions"."closed_at" is null)),
	CONSTRAINT "actions_visibility" CHECK("actions"."visibility" in ('private', 'pair', 'circle')),
	CONSTRAINT "actions_reader" CHECK(("actions"."visibility" = 'pair') = ("actions"."reader_id" is not null))
) STRICT;
--> statement-breakpoint
CREATE INDEX `actions_mentorship` ON `actions` (`mentorship_id`,`state`);--> statement-breakpoint
CREATE INDEX `actions_owner` ON `actions` (`owner_id`,`state`,`due_on`);--> statement-breakpoint
CREATE INDEX `actions_junior` ON `actions` (`junior_id`,`team_id`,`state`);--> statement-breakpoint
CREATE INDEX `actions_session` ON `actions` (`session_id`);--> statement-breakpoint
CREATE INDEX `actions_closed_in` ON `actions` (`closed_in_id`);--> statement-breakpoint
CREATE TABLE `agenda_points` (
	`id` text PRIMARY KEY NOT NULL,
	`mentorship_id` text NOT NULL,
	`author_id` text NOT NULL,
	`visibility` text NOT NULL,
	`reader_id` text,
	`body` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`talked_at` integer,
	`talked_in_id` text,
	`withdrawn_at` integer,
	FOREIGN KEY (`mentorship_id`) REFERENCES `mentorships`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reader_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`talked_in_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "agenda_points_visibility" CHECK("agenda_points"."visibility" in ('private', 'pair', 'circle')),
	CONSTRAINT "agenda_points_reader" CHECK(("agenda_points"."visibility" = 'pair') = ("agenda_points"."reader_id" is not null))
) STRICT;
--> statement-breakpoint
CREATE INDEX `agenda_points_mentorship` ON `agenda_points` (`mentorship_id`,`talked_at`);--> statement-breakpoint
CREATE INDEX `agenda_points_session` ON `agenda_points` (`talked_in_id`);--> statement-breakpoint
CREATE TABLE `session_notes` (
	`id` text PRIMARY KEY NOT NULL,
	`session_id` text NOT NULL,
	`author_id` text NOT NULL,
	`visibility` text NOT NULL,
	`reader_id` text,
	`body` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reader_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "session_notes_visibility" CHECK("session_notes"."visibility" in ('private', 'pair', 'circle')),
	CONSTRAINT "session_notes_reader" CHECK(("session_notes"."visibility" = 'pair') = ("session_notes"."reader_id" is not null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `session_notes_one` ON `session_notes` (`session_id`,`author_id`,`visibility`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`team_id` text NOT NULL,
	`mentorship_id` text NOT NULL,
	`mentor_id` text NOT NULL,
	`junior_id` text NOT NULL,
	`state` text NOT NULL,
	`held_on` text NOT NULL,
	`starts_at` text,
	`minutes` integer,
	`planned_in_id` text,
	`form_id` text,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`mentorship_id`) REFERENCES `mentorships`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`mentor_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`junior_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`planned_in_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "sessions_state" CHECK("sessions"."state" in ('planned', 'held', 'cancelled')),
	CONSTRAINT "sessions_held_on" CHECK("sessions"."held_on" like '____-__-__'),
	CONSTRAINT "sessions_minutes" CHECK("sessions"."minutes" between 1 and 1440)
) STRICT;
--> statement-breakpoint
CREATE INDEX `sessions_mentorship` ON `sessions` (`mentorship_id`,`state`,`held_on`);--> statement-breakpoint
CREATE INDEX `sessions_junior` ON `sessions` (`junior_id`,`team_id`,`held_on`);--> statement-breakpoint
CREATE INDEX `sessions_mentor` ON `sessions` (`mentor_id`,`held_on`);--> statement-breakpoint
CREATE INDEX `sessions_team` ON `sessions` (`team_id`,`held_on`);--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_form` ON `sessions` (`form_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_one_planned` ON `sessions` (`mentorship_id`) WHERE "sessions"."state" = 'planned';