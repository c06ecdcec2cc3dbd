ALTER TABLE "people" ADD COLUMN "sort_key" text NOT NULL DEFAULT '';--> statement-breakpoint
ALTER TABLE "teams" ADD COLUMN "sort_key" text NOT NULL DEFAULT '';--> statement-breakpoint
ALTER TABLE "search_documents" ADD COLUMN "folded_title" text;--> statement-breakpoint
ALTER TABLE "search_documents" ADD COLUMN "folded_body" text;--> statement-breakpoint
CREATE INDEX "invites_accepted_by" ON "invites" USING btree ("accepted_by_id");
--> statement-breakpoint
-- Letters outside ASCII get their place with the next start, which can fold them.
UPDATE "people" SET "sort_key" = lower("name");
--> statement-breakpoint
UPDATE "teams" SET "sort_key" = lower("name");
--> statement-breakpoint
-- A review note is found by the themes of its findings.
UPDATE "search_documents" SET "body" = "body" || chr(10) || (
	SELECT string_agg(DISTINCT "t"."name", chr(10)) FROM "findings" "f" JOIN "themes" "t" ON "t"."id" = "f"."theme_id"
	WHERE "f"."review_id" = "search_documents"."record_id"
)
WHERE "kind" = 'review' AND EXISTS (SELECT 1 FROM "findings" "f" WHERE "f"."review_id" = "search_documents"."record_id");
