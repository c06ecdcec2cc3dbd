ALTER TABLE "search_documents" ADD COLUMN "readers" text;--> statement-breakpoint
ALTER TABLE "search_documents" ADD COLUMN "title_words" text;--> statement-breakpoint
ALTER TABLE "search_documents" ADD COLUMN "body_words" text;--> statement-breakpoint
-- The next start writes the index anew, with who reads each text.
DELETE FROM "search_index";
