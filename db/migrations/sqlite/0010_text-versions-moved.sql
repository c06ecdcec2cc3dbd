-- A pair version of a junior's comment that the circle reads by now: its one reader wasn't kept, so it's its author's.
INSERT INTO "text_versions" ("id", "kind", "record_id", "number", "author_id", "visibility", "reader_id", "team_id", "junior_id", "fields", "replaced_at")
SELECT "v"."id", 'comment', "v"."comment_id", "v"."number", "c"."author_id",
	CASE WHEN "v"."visibility" = 'pair' AND "c"."reader_id" IS NULL AND "c"."author_id" = "g"."junior_id" THEN 'private' ELSE "v"."visibility" END,
	CASE WHEN "v"."visibility" <> 'pair' THEN NULL WHEN "c"."author_id" <> "g"."junior_id" THEN "g"."junior_id" ELSE "c"."reader_id" END,
	"g"."team_id", "g"."junior_id", json_object('body', "v"."body"), "v"."replaced_at"
FROM "comment_versions" "v"
JOIN "comments" "c" ON "c"."id" = "v"."comment_id"
JOIN "goals" "g" ON "g"."id" = "c"."goal_id";
--> statement-breakpoint
DROP TABLE `comment_versions`;
--> statement-breakpoint
-- The words of evidence that was taken back are its author's, and nobody finds them.
DELETE FROM "search_documents" WHERE "record_id" IN (SELECT "id" FROM "evidence" WHERE "withdrawn_at" IS NOT NULL);
