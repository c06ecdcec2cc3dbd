DROP INDEX "audit_events_team";--> statement-breakpoint
CREATE INDEX "audit_events_team_event" ON "audit_events" USING btree ("team_id","event","at");