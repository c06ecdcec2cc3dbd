CREATE TABLE "comment_versions" (
	"id" text PRIMARY KEY NOT NULL,
	"comment_id" text NOT NULL,
	"number" integer NOT NULL,
	"body" text NOT NULL,
	"visibility" text NOT NULL,
	"replaced_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "comment_versions_visibility" CHECK ("comment_versions"."visibility" in ('private', 'pair', 'circle'))
);
--> statement-breakpoint
CREATE TABLE "comments" (
	"id" text PRIMARY KEY NOT NULL,
	"goal_id" text NOT NULL,
	"author_id" text NOT NULL,
	"visibility" text NOT NULL,
	"reader_id" text,
	"body" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"edited_at" timestamp (3) with time zone,
	CONSTRAINT "comments_visibility" CHECK ("comments"."visibility" in ('private', 'pair', 'circle')),
	CONSTRAINT "comments_reader" CHECK (("comments"."visibility" = 'pair') = ("comments"."reader_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "evidence" (
	"id" text PRIMARY KEY NOT NULL,
	"goal_id" text NOT NULL,
	"number" integer NOT NULL,
	"author_id" text NOT NULL,
	"note" text NOT NULL,
	"outcome" text,
	"repository_url" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "evidence_links" (
	"id" text PRIMARY KEY NOT NULL,
	"evidence_id" text NOT NULL,
	"position" integer NOT NULL,
	"url" text NOT NULL,
	"title" text
);
--> statement-breakpoint
CREATE TABLE "goal_criteria" (
	"id" text PRIMARY KEY NOT NULL,
	"goal_id" text NOT NULL,
	"criterion_id" text NOT NULL,
	"ticked_at" timestamp (3) with time zone,
	"agreed_at" timestamp (3) with time zone,
	"agreed_by_id" text
);
--> statement-breakpoint
CREATE TABLE "goal_events" (
	"id" text PRIMARY KEY NOT NULL,
	"goal_id" text NOT NULL,
	"actor_id" text NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"reason" text,
	"due_from" text,
	"due_to" text,
	"evidence_id" text,
	"verdict_id" text,
	CONSTRAINT "goal_events_kind" CHECK ("goal_events"."kind" in ('assigned', 'started', 'submitted', 'withdrawn', 'changes_requested', 'approved', 'reopened', 'blocked', 'unblocked', 'dropped', 'taken_up', 'due_moved'))
);
--> statement-breakpoint
CREATE TABLE "goals" (
	"id" text PRIMARY KEY NOT NULL,
	"team_id" text NOT NULL,
	"junior_id" text NOT NULL,
	"milestone_id" text NOT NULL,
	"roadmap_id" text NOT NULL,
	"milestone_key" text NOT NULL,
	"assigned_by_id" text NOT NULL,
	"state" text NOT NULL,
	"due_on" text,
	"blocked_at" timestamp (3) with time zone,
	"blocked_reason" text,
	"blocked_by_id" text,
	"rubric_step" integer,
	"outcome" text,
	"repository_url" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone,
	"submitted_at" timestamp (3) with time zone,
	"achieved_at" timestamp (3) with time zone,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "goals_state" CHECK ("goals"."state" in ('planned', 'in_progress', 'submitted', 'changes_requested', 'achieved', 'dropped')),
	CONSTRAINT "goals_due_on" CHECK ("goals"."due_on" like '____-__-__'),
	CONSTRAINT "goals_blocked" CHECK (("goals"."blocked_at" is null) = ("goals"."blocked_reason" is null)),
	CONSTRAINT "goals_rubric_step" CHECK ("goals"."rubric_step" between 1 and 4)
);
--> statement-breakpoint
CREATE TABLE "verdict_criteria" (
	"id" text PRIMARY KEY NOT NULL,
	"verdict_id" text NOT NULL,
	"criterion_id" text NOT NULL,
	"met" boolean NOT NULL,
	"remark" text
);
--> statement-breakpoint
CREATE TABLE "verdicts" (
	"id" text PRIMARY KEY NOT NULL,
	"goal_id" text NOT NULL,
	"evidence_id" text,
	"author_id" text NOT NULL,
	"visibility" text NOT NULL,
	"reader_id" text,
	"decision" text NOT NULL,
	"feedback" text NOT NULL,
	"rubric_step" integer,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "verdicts_decision" CHECK ("verdicts"."decision" in ('approved', 'changes_requested')),
	CONSTRAINT "verdicts_visibility" CHECK ("verdicts"."visibility" in ('private', 'pair', 'circle')),
	CONSTRAINT "verdicts_reader" CHECK (("verdicts"."visibility" = 'pair') = ("verdicts"."reader_id" is not null)),
	CONSTRAINT "verdicts_rubric_step" CHECK ("verdicts"."rubric_step" between 1 and 4)
);
--> statement-breakpoint
CREATE TABLE "audit_events" (
	"id" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_id" text,
	"team_id" text,
	"event" text NOT NULL,
	"subject_id" text,
	"detail" text
);
--> statement-breakpoint
CREATE TABLE "invites" (
	"id" text PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"email" text NOT NULL,
	"team_id" text,
	"role" text,
	"invited_by_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"accepted_at" timestamp (3) with time zone,
	"accepted_by_id" text,
	"taken_back_at" timestamp (3) with time zone,
	CONSTRAINT "invites_role" CHECK ("invites"."role" in ('lead', 'mentor', 'junior'))
);
--> statement-breakpoint
CREATE TABLE "last_reads" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"subject_id" text NOT NULL,
	"read_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"team_id" text NOT NULL,
	"role" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "memberships_role" CHECK ("memberships"."role" in ('lead', 'mentor', 'junior'))
);
--> statement-breakpoint
CREATE TABLE "mentorships" (
	"id" text PRIMARY KEY NOT NULL,
	"team_id" text NOT NULL,
	"mentor_id" text NOT NULL,
	"junior_id" text NOT NULL,
	"cadence_days" integer NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended_by_id" text,
	CONSTRAINT "mentorships_not_oneself" CHECK ("mentorships"."mentor_id" <> "mentorships"."junior_id"),
	CONSTRAINT "mentorships_cadence" CHECK ("mentorships"."cadence_days" between 1 and 365)
);
--> statement-breakpoint
CREATE TABLE "password_resets" (
	"id" text PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"person_id" text NOT NULL,
	"made_by_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"time_zone" text NOT NULL,
	"password_hash" text,
	"is_admin" boolean DEFAULT false NOT NULL,
	"deactivated_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "people_email_lower" CHECK ("people"."email" = lower("people"."email"))
);
--> statement-breakpoint
CREATE TABLE "setup_tokens" (
	"id" text PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "sign_in_failures" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"address" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_ins" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"user_agent" text
);
--> statement-breakpoint
CREATE TABLE "teams" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"evidence_wait_days" integer DEFAULT 3 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "habit_entries" (
	"id" text PRIMARY KEY NOT NULL,
	"goal_id" text NOT NULL,
	"author_id" text NOT NULL,
	"done_on" text NOT NULL,
	"url" text,
	"body" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "habit_entries_done_on" CHECK ("habit_entries"."done_on" like '____-__-__')
);
--> statement-breakpoint
CREATE TABLE "observations" (
	"id" text PRIMARY KEY NOT NULL,
	"goal_id" text NOT NULL,
	"author_id" text NOT NULL,
	"observed_on" text NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "observations_observed_on" CHECK ("observations"."observed_on" like '____-__-__')
);
--> statement-breakpoint
CREATE TABLE "findings" (
	"id" text PRIMARY KEY NOT NULL,
	"review_id" text NOT NULL,
	"position" integer NOT NULL,
	"theme_id" text NOT NULL,
	"severity" text NOT NULL,
	"body" text NOT NULL,
	"file" text,
	"line" integer,
	"snippet" text,
	CONSTRAINT "findings_severity" CHECK ("findings"."severity" in ('praise', 'suggestion', 'issue')),
	CONSTRAINT "findings_line" CHECK ("findings"."line" > 0)
);
--> statement-breakpoint
CREATE TABLE "review_goals" (
	"id" text PRIMARY KEY NOT NULL,
	"review_id" text NOT NULL,
	"goal_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reviews" (
	"id" text PRIMARY KEY NOT NULL,
	"team_id" text NOT NULL,
	"junior_id" text NOT NULL,
	"author_id" text NOT NULL,
	"visibility" text NOT NULL,
	"reader_id" text,
	"url" text NOT NULL,
	"title" text NOT NULL,
	"reviewed_on" text NOT NULL,
	"summary" text NOT NULL,
	"went_well" text NOT NULL,
	"to_improve" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "reviews_reviewed_on" CHECK ("reviews"."reviewed_on" like '____-__-__'),
	CONSTRAINT "reviews_visibility" CHECK ("reviews"."visibility" in ('private', 'pair', 'circle')),
	CONSTRAINT "reviews_reader" CHECK (("reviews"."visibility" = 'pair') = ("reviews"."reader_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "themes" (
	"id" text PRIMARY KEY NOT NULL,
	"team_id" text,
	"key" text NOT NULL,
	"name" text NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "criteria" (
	"id" text PRIMARY KEY NOT NULL,
	"milestone_id" text NOT NULL,
	"position" integer NOT NULL,
	"text" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "milestones" (
	"id" text PRIMARY KEY NOT NULL,
	"stage_id" text NOT NULL,
	"key" text NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"description" text NOT NULL,
	"outcome" text,
	"rubric" jsonb,
	"period" text,
	"entries_per_period" integer,
	"periods_needed" integer,
	CONSTRAINT "milestones_kind" CHECK ("milestones"."kind" in ('skill', 'project', 'behaviour', 'habit')),
	CONSTRAINT "milestones_period" CHECK ("milestones"."period" in ('week', 'month', 'quarter')),
	CONSTRAINT "milestones_habit" CHECK ("milestones"."kind" <> 'habit' or ("milestones"."period" is not null and "milestones"."entries_per_period" > 0 and "milestones"."periods_needed" > 0)),
	CONSTRAINT "milestones_behaviour" CHECK ("milestones"."kind" <> 'behaviour' or "milestones"."rubric" is not null)
);
--> statement-breakpoint
CREATE TABLE "resources" (
	"id" text PRIMARY KEY NOT NULL,
	"milestone_id" text NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"url" text,
	CONSTRAINT "resources_kind" CHECK ("resources"."kind" in ('docs', 'book', 'article', 'course', 'tool'))
);
--> statement-breakpoint
CREATE TABLE "roadmap_versions" (
	"id" text PRIMARY KEY NOT NULL,
	"roadmap_id" text NOT NULL,
	"number" integer NOT NULL,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	"content_hash" text NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "roadmaps" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "stages" (
	"id" text PRIMARY KEY NOT NULL,
	"roadmap_version_id" text NOT NULL,
	"key" text NOT NULL,
	"position" integer NOT NULL,
	"title" text NOT NULL,
	"summary" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_documents" (
	"number" integer PRIMARY KEY NOT NULL,
	"record_id" text NOT NULL,
	"kind" text NOT NULL,
	"page_id" text NOT NULL,
	"team_id" text NOT NULL,
	"junior_id" text NOT NULL,
	"author_id" text NOT NULL,
	"visibility" text NOT NULL,
	"reader_id" text,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "search_documents_kind" CHECK ("search_documents"."kind" in ('goal', 'evidence', 'verdict', 'comment', 'observation', 'habit_entry', 'session', 'action', 'agenda_point', 'review')),
	CONSTRAINT "search_documents_visibility" CHECK ("search_documents"."visibility" in ('private', 'pair', 'circle')),
	CONSTRAINT "search_documents_reader" CHECK (("search_documents"."visibility" = 'pair') = ("search_documents"."reader_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "actions" (
	"id" text PRIMARY KEY NOT NULL,
	"team_id" text NOT NULL,
	"junior_id" text NOT NULL,
	"mentorship_id" text NOT NULL,
	"session_id" text,
	"owner_id" text NOT NULL,
	"author_id" text NOT NULL,
	"visibility" text NOT NULL,
	"reader_id" text,
	"body" text NOT NULL,
	"due_on" text,
	"state" text NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"closed_by_id" text,
	"closed_in_id" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "actions_state" CHECK ("actions"."state" in ('open', 'done', 'dropped')),
	CONSTRAINT "actions_due_on" CHECK ("actions"."due_on" like '____-__-__'),
	CONSTRAINT "actions_closed" CHECK (("actions"."state" = 'open') = ("actions"."closed_at" is null)),
	CONSTRAINT "actions_visibility" CHECK ("actions"."visibility" in ('private', 'pair', 'circle')),
	CONSTRAINT "actions_reader" CHECK (("actions"."visibility" = 'pair') = ("actions"."reader_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "agenda_points" (
	"id" text PRIMARY KEY NOT NULL,
	"mentorship_id" text NOT NULL,
	"author_id" text NOT NULL,
	"visibility" text NOT NULL,
	"reader_id" text,
	"body" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"talked_at" timestamp (3) with time zone,
	"talked_in_id" text,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "agenda_points_visibility" CHECK ("agenda_points"."visibility" in ('private', 'pair', 'circle')),
	CONSTRAINT "agenda_points_reader" CHECK (("agenda_points"."visibility" = 'pair') = ("agenda_points"."reader_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "session_notes" (
	"id" text PRIMARY KEY NOT NULL,
	"session_id" text NOT NULL,
	"author_id" text NOT NULL,
	"visibility" text NOT NULL,
	"reader_id" text,
	"body" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "session_notes_visibility" CHECK ("session_notes"."visibility" in ('private', 'pair', 'circle')),
	CONSTRAINT "session_notes_reader" CHECK (("session_notes"."visibility" = 'pair') = ("session_notes"."reader_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"team_id" text NOT NULL,
	"mentorship_id" text NOT NULL,
	"mentor_id" text NOT NULL,
	"junior_id" text NOT NULL,
	"state" text NOT NULL,
	"held_on" text NOT NULL,
	"starts_at" text,
	"minutes" integer,
	"planned_in_id" text,
	"form_id" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "sessions_state" CHECK ("sessions"."state" in ('planned', 'held', 'cancelled')),
	CONSTRAINT "sessions_held_on" CHECK ("sessions"."held_on" like '____-__-__'),
	CONSTRAINT "sessions_minutes" CHECK ("sessions"."minutes" between 1 and 1440)
);
--> statement-breakpoint
ALTER TABLE "comment_versions" ADD CONSTRAINT "comment_versions_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_goal_id_goals_id_fk" FOREIGN KEY ("goal_id") REFERENCES "public"."goals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_reader_id_people_id_fk" FOREIGN KEY ("reader_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_goal_id_goals_id_fk" FOREIGN KEY ("goal_id") REFERENCES "public"."goals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_links" ADD CONSTRAINT "evidence_links_evidence_id_evidence_id_fk" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_criteria" ADD CONSTRAINT "goal_criteria_goal_id_goals_id_fk" FOREIGN KEY ("goal_id") REFERENCES "public"."goals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_criteria" ADD CONSTRAINT "goal_criteria_criterion_id_criteria_id_fk" FOREIGN KEY ("criterion_id") REFERENCES "public"."criteria"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_criteria" ADD CONSTRAINT "goal_criteria_agreed_by_id_people_id_fk" FOREIGN KEY ("agreed_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_events" ADD CONSTRAINT "goal_events_goal_id_goals_id_fk" FOREIGN KEY ("goal_id") REFERENCES "public"."goals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_events" ADD CONSTRAINT "goal_events_actor_id_people_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_events" ADD CONSTRAINT "goal_events_evidence_id_evidence_id_fk" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_events" ADD CONSTRAINT "goal_events_verdict_id_verdicts_id_fk" FOREIGN KEY ("verdict_id") REFERENCES "public"."verdicts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goals" ADD CONSTRAINT "goals_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goals" ADD CONSTRAINT "goals_junior_id_people_id_fk" FOREIGN KEY ("junior_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goals" ADD CONSTRAINT "goals_milestone_id_milestones_id_fk" FOREIGN KEY ("milestone_id") REFERENCES "public"."milestones"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goals" ADD CONSTRAINT "goals_roadmap_id_roadmaps_id_fk" FOREIGN KEY ("roadmap_id") REFERENCES "public"."roadmaps"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goals" ADD CONSTRAINT "goals_assigned_by_id_people_id_fk" FOREIGN KEY ("assigned_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goals" ADD CONSTRAINT "goals_blocked_by_id_people_id_fk" FOREIGN KEY ("blocked_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verdict_criteria" ADD CONSTRAINT "verdict_criteria_verdict_id_verdicts_id_fk" FOREIGN KEY ("verdict_id") REFERENCES "public"."verdicts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verdict_criteria" ADD CONSTRAINT "verdict_criteria_criterion_id_criteria_id_fk" FOREIGN KEY ("criterion_id") REFERENCES "public"."criteria"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verdicts" ADD CONSTRAINT "verdicts_goal_id_goals_id_fk" FOREIGN KEY ("goal_id") REFERENCES "public"."goals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verdicts" ADD CONSTRAINT "verdicts_evidence_id_evidence_id_fk" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verdicts" ADD CONSTRAINT "verdicts_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verdicts" ADD CONSTRAINT "verdicts_reader_id_people_id_fk" FOREIGN KEY ("reader_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_actor_id_people_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invites" ADD CONSTRAINT "invites_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invites" ADD CONSTRAINT "invites_invited_by_id_people_id_fk" FOREIGN KEY ("invited_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invites" ADD CONSTRAINT "invites_accepted_by_id_people_id_fk" FOREIGN KEY ("accepted_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "last_reads" ADD CONSTRAINT "last_reads_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentorships" ADD CONSTRAINT "mentorships_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentorships" ADD CONSTRAINT "mentorships_mentor_id_people_id_fk" FOREIGN KEY ("mentor_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentorships" ADD CONSTRAINT "mentorships_junior_id_people_id_fk" FOREIGN KEY ("junior_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentorships" ADD CONSTRAINT "mentorships_ended_by_id_people_id_fk" FOREIGN KEY ("ended_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "password_resets" ADD CONSTRAINT "password_resets_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "password_resets" ADD CONSTRAINT "password_resets_made_by_id_people_id_fk" FOREIGN KEY ("made_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_ins" ADD CONSTRAINT "sign_ins_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "habit_entries" ADD CONSTRAINT "habit_entries_goal_id_goals_id_fk" FOREIGN KEY ("goal_id") REFERENCES "public"."goals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "habit_entries" ADD CONSTRAINT "habit_entries_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observations" ADD CONSTRAINT "observations_goal_id_goals_id_fk" FOREIGN KEY ("goal_id") REFERENCES "public"."goals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observations" ADD CONSTRAINT "observations_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "findings" ADD CONSTRAINT "findings_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "findings" ADD CONSTRAINT "findings_theme_id_themes_id_fk" FOREIGN KEY ("theme_id") REFERENCES "public"."themes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_goals" ADD CONSTRAINT "review_goals_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_goals" ADD CONSTRAINT "review_goals_goal_id_goals_id_fk" FOREIGN KEY ("goal_id") REFERENCES "public"."goals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_junior_id_people_id_fk" FOREIGN KEY ("junior_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_reader_id_people_id_fk" FOREIGN KEY ("reader_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "themes" ADD CONSTRAINT "themes_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "criteria" ADD CONSTRAINT "criteria_milestone_id_milestones_id_fk" FOREIGN KEY ("milestone_id") REFERENCES "public"."milestones"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestones" ADD CONSTRAINT "milestones_stage_id_stages_id_fk" FOREIGN KEY ("stage_id") REFERENCES "public"."stages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resources" ADD CONSTRAINT "resources_milestone_id_milestones_id_fk" FOREIGN KEY ("milestone_id") REFERENCES "public"."milestones"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roadmap_versions" ADD CONSTRAINT "roadmap_versions_roadmap_id_roadmaps_id_fk" FOREIGN KEY ("roadmap_id") REFERENCES "public"."roadmaps"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stages" ADD CONSTRAINT "stages_roadmap_version_id_roadmap_versions_id_fk" FOREIGN KEY ("roadmap_version_id") REFERENCES "public"."roadmap_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_documents" ADD CONSTRAINT "search_documents_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_documents" ADD CONSTRAINT "search_documents_junior_id_people_id_fk" FOREIGN KEY ("junior_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_documents" ADD CONSTRAINT "search_documents_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_documents" ADD CONSTRAINT "search_documents_reader_id_people_id_fk" FOREIGN KEY ("reader_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "actions" ADD CONSTRAINT "actions_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "actions" ADD CONSTRAINT "actions_junior_id_people_id_fk" FOREIGN KEY ("junior_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "actions" ADD CONSTRAINT "actions_mentorship_id_mentorships_id_fk" FOREIGN KEY ("mentorship_id") REFERENCES "public"."mentorships"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "actions" ADD CONSTRAINT "actions_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "actions" ADD CONSTRAINT "actions_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "actions" ADD CONSTRAINT "actions_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "actions" ADD CONSTRAINT "actions_reader_id_people_id_fk" FOREIGN KEY ("reader_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "actions" ADD CONSTRAINT "actions_closed_by_id_people_id_fk" FOREIGN KEY ("closed_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "actions" ADD CONSTRAINT "actions_closed_in_id_sessions_id_fk" FOREIGN KEY ("closed_in_id") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_points" ADD CONSTRAINT "agenda_points_mentorship_id_mentorships_id_fk" FOREIGN KEY ("mentorship_id") REFERENCES "public"."mentorships"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_points" ADD CONSTRAINT "agenda_points_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_points" ADD CONSTRAINT "agenda_points_reader_id_people_id_fk" FOREIGN KEY ("reader_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_points" ADD CONSTRAINT "agenda_points_talked_in_id_sessions_id_fk" FOREIGN KEY ("talked_in_id") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_notes" ADD CONSTRAINT "session_notes_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_notes" ADD CONSTRAINT "session_notes_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_notes" ADD CONSTRAINT "session_notes_reader_id_people_id_fk" FOREIGN KEY ("reader_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_mentorship_id_mentorships_id_fk" FOREIGN KEY ("mentorship_id") REFERENCES "public"."mentorships"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_mentor_id_people_id_fk" FOREIGN KEY ("mentor_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_junior_id_people_id_fk" FOREIGN KEY ("junior_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_planned_in_id_sessions_id_fk" FOREIGN KEY ("planned_in_id") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "comment_versions_number" ON "comment_versions" USING btree ("comment_id","number");--> statement-breakpoint
CREATE INDEX "comments_goal" ON "comments" USING btree ("goal_id","created_at");--> statement-breakpoint
CREATE INDEX "comments_author" ON "comments" USING btree ("author_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "evidence_number" ON "evidence" USING btree ("goal_id","number");--> statement-breakpoint
CREATE INDEX "evidence_created" ON "evidence" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "evidence_links_position" ON "evidence_links" USING btree ("evidence_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "goal_criteria_one" ON "goal_criteria" USING btree ("goal_id","criterion_id");--> statement-breakpoint
CREATE INDEX "goal_events_goal" ON "goal_events" USING btree ("goal_id","at");--> statement-breakpoint
CREATE INDEX "goal_events_evidence" ON "goal_events" USING btree ("evidence_id");--> statement-breakpoint
CREATE INDEX "goal_events_verdict" ON "goal_events" USING btree ("verdict_id");--> statement-breakpoint
CREATE UNIQUE INDEX "goals_one_open" ON "goals" USING btree ("junior_id","team_id","roadmap_id","milestone_key") WHERE "goals"."state" <> 'dropped';--> statement-breakpoint
CREATE INDEX "goals_junior" ON "goals" USING btree ("junior_id","team_id","state","roadmap_id","milestone_key","blocked_at");--> statement-breakpoint
CREATE INDEX "goals_team" ON "goals" USING btree ("team_id","state");--> statement-breakpoint
CREATE INDEX "goals_state" ON "goals" USING btree ("state","submitted_at");--> statement-breakpoint
CREATE INDEX "goals_milestone" ON "goals" USING btree ("milestone_id");--> statement-breakpoint
CREATE UNIQUE INDEX "verdict_criteria_one" ON "verdict_criteria" USING btree ("verdict_id","criterion_id");--> statement-breakpoint
CREATE UNIQUE INDEX "verdicts_evidence" ON "verdicts" USING btree ("evidence_id");--> statement-breakpoint
CREATE INDEX "verdicts_goal" ON "verdicts" USING btree ("goal_id","created_at");--> statement-breakpoint
CREATE INDEX "audit_events_at" ON "audit_events" USING btree ("at");--> statement-breakpoint
CREATE INDEX "audit_events_team" ON "audit_events" USING btree ("team_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "invites_token" ON "invites" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "invites_team" ON "invites" USING btree ("team_id","created_at");--> statement-breakpoint
CREATE INDEX "invites_email" ON "invites" USING btree ("email");--> statement-breakpoint
CREATE UNIQUE INDEX "last_reads_one" ON "last_reads" USING btree ("person_id","subject_id");--> statement-breakpoint
CREATE UNIQUE INDEX "memberships_one_active" ON "memberships" USING btree ("person_id","team_id","role") WHERE "memberships"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "memberships_team" ON "memberships" USING btree ("team_id","role","ended_at");--> statement-breakpoint
CREATE INDEX "memberships_person" ON "memberships" USING btree ("person_id","role");--> statement-breakpoint
CREATE INDEX "memberships_role" ON "memberships" USING btree ("role","ended_at");--> statement-breakpoint
CREATE UNIQUE INDEX "mentorships_one_active" ON "mentorships" USING btree ("mentor_id","junior_id","team_id") WHERE "mentorships"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "mentorships_mentor" ON "mentorships" USING btree ("mentor_id","junior_id","team_id");--> statement-breakpoint
CREATE INDEX "mentorships_junior" ON "mentorships" USING btree ("junior_id","team_id");--> statement-breakpoint
CREATE INDEX "mentorships_team" ON "mentorships" USING btree ("team_id");--> statement-breakpoint
CREATE UNIQUE INDEX "password_resets_token" ON "password_resets" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "password_resets_person" ON "password_resets" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "people_email" ON "people" USING btree ("email");--> statement-breakpoint
CREATE INDEX "sign_in_failures_email" ON "sign_in_failures" USING btree ("email","at");--> statement-breakpoint
CREATE INDEX "sign_in_failures_address" ON "sign_in_failures" USING btree ("address","at");--> statement-breakpoint
CREATE INDEX "sign_in_failures_at" ON "sign_in_failures" USING btree ("at");--> statement-breakpoint
CREATE INDEX "sign_ins_person" ON "sign_ins" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "habit_entries_goal" ON "habit_entries" USING btree ("goal_id","done_on");--> statement-breakpoint
CREATE INDEX "observations_goal" ON "observations" USING btree ("goal_id","observed_on");--> statement-breakpoint
CREATE UNIQUE INDEX "findings_position" ON "findings" USING btree ("review_id","position");--> statement-breakpoint
CREATE INDEX "findings_theme" ON "findings" USING btree ("theme_id");--> statement-breakpoint
CREATE UNIQUE INDEX "review_goals_one" ON "review_goals" USING btree ("review_id","goal_id");--> statement-breakpoint
CREATE INDEX "review_goals_goal" ON "review_goals" USING btree ("goal_id");--> statement-breakpoint
CREATE INDEX "reviews_junior" ON "reviews" USING btree ("junior_id","team_id","reviewed_on");--> statement-breakpoint
CREATE INDEX "reviews_author" ON "reviews" USING btree ("author_id","reviewed_on");--> statement-breakpoint
CREATE INDEX "reviews_team" ON "reviews" USING btree ("team_id","reviewed_on");--> statement-breakpoint
CREATE UNIQUE INDEX "themes_key" ON "themes" USING btree ("key") WHERE "themes"."team_id" is null;--> statement-breakpoint
CREATE INDEX "themes_team" ON "themes" USING btree ("team_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "criteria_position" ON "criteria" USING btree ("milestone_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "milestones_position" ON "milestones" USING btree ("stage_id","position");--> statement-breakpoint
CREATE INDEX "milestones_key" ON "milestones" USING btree ("key");--> statement-breakpoint
CREATE UNIQUE INDEX "resources_position" ON "resources" USING btree ("milestone_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "roadmap_versions_number" ON "roadmap_versions" USING btree ("roadmap_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "roadmaps_key" ON "roadmaps" USING btree ("key");--> statement-breakpoint
CREATE UNIQUE INDEX "stages_position" ON "stages" USING btree ("roadmap_version_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "search_documents_record" ON "search_documents" USING btree ("record_id");--> statement-breakpoint
CREATE INDEX "search_documents_junior" ON "search_documents" USING btree ("junior_id","team_id");--> statement-breakpoint
CREATE INDEX "actions_mentorship" ON "actions" USING btree ("mentorship_id","state");--> statement-breakpoint
CREATE INDEX "actions_owner" ON "actions" USING btree ("owner_id","state","due_on");--> statement-breakpoint
CREATE INDEX "actions_junior" ON "actions" USING btree ("junior_id","team_id","state");--> statement-breakpoint
CREATE INDEX "actions_session" ON "actions" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "actions_closed_in" ON "actions" USING btree ("closed_in_id");--> statement-breakpoint
CREATE INDEX "agenda_points_mentorship" ON "agenda_points" USING btree ("mentorship_id","talked_at");--> statement-breakpoint
CREATE INDEX "agenda_points_session" ON "agenda_points" USING btree ("talked_in_id");--> statement-breakpoint
CREATE UNIQUE INDEX "session_notes_one" ON "session_notes" USING btree ("session_id","author_id","visibility");--> statement-breakpoint
CREATE INDEX "sessions_mentorship" ON "sessions" USING btree ("mentorship_id","state","held_on");--> statement-breakpoint
CREATE INDEX "sessions_junior" ON "sessions" USING btree ("junior_id","team_id","held_on");--> statement-breakpoint
CREATE INDEX "sessions_mentor" ON "sessions" USING btree ("mentor_id","held_on");--> statement-breakpoint
CREATE INDEX "sessions_team" ON "sessions" USING btree ("team_id","held_on");--> statement-breakpoint
CREATE UNIQUE INDEX "sessions_form" ON "sessions" USING btree ("form_id");--> statement-breakpoint
CREATE UNIQUE INDEX "sessions_one_planned" ON "sessions" USING btree ("mentorship_id") WHERE "sessions"."state" = 'planned';