ALTER TABLE "sessions" ADD COLUMN "form_id" text;--> statement-breakpoint
CREATE UNIQUE INDEX "sessions_form" ON "sessions" USING btree ("form_id");