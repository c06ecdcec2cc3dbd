DROP INDEX "goals_state";--> statement-breakpoint
DROP INDEX "findings_theme";--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "search_key" text;--> statement-breakpoint
CREATE INDEX "people_sort_key" ON "people" USING btree ("sort_key","id","search_key");--> statement-breakpoint
CREATE INDEX "teams_sort_key" ON "teams" USING btree ("sort_key","id");