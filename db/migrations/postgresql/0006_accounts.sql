ALTER TABLE "password_resets" ADD COLUMN "is_operators" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "password_resets" ADD COLUMN "ended_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "password_resets" ADD COLUMN "seen_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "short_name" text;--> statement-breakpoint
CREATE INDEX "audit_events_subject" ON "audit_events" USING btree ("subject_id","at");--> statement-breakpoint
UPDATE "password_resets" SET "ended_at" = "used_at", "used_at" = NULL WHERE "used_at" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "audit_events" WHERE "audit_events"."event" = 'password-reset.used' AND "audit_events"."subject_id" = "password_resets"."person_id" AND "audit_events"."at" = "password_resets"."used_at");--> statement-breakpoint
UPDATE "password_resets" SET "seen_at" = "created_at";
