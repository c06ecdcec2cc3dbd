CREATE TABLE "forms" (
	"id" text PRIMARY KEY NOT NULL,
	"author_id" text NOT NULL,
	"form_id" text NOT NULL,
	"verb" text NOT NULL,
	"input_hash" text NOT NULL,
	"record_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "forms" ADD CONSTRAINT "forms_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "forms_author_form" ON "forms" USING btree ("author_id","form_id");--> statement-breakpoint
CREATE INDEX "forms_created" ON "forms" USING btree ("created_at");