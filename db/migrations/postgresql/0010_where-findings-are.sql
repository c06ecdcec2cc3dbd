ALTER TABLE "findings" ADD COLUMN "column" integer;--> statement-breakpoint
ALTER TABLE "findings" ADD COLUMN "last_line" integer;