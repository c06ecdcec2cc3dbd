CREATE TABLE "person_time_zones" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"zone" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "agreed_zone" text;--> statement-breakpoint
ALTER TABLE "person_time_zones" ADD CONSTRAINT "person_time_zones_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "person_time_zones_since" ON "person_time_zones" USING btree ("person_id","since");--> statement-breakpoint
INSERT INTO "person_time_zones" ("id", "person_id", "zone", "since") SELECT "id", "id", "time_zone", "created_at" FROM "people";
--> statement-breakpoint
UPDATE "sessions" SET "agreed_zone" = (SELECT "time_zone" FROM "people" WHERE "people"."id" = "sessions"."junior_id") WHERE "starts_at" IS NOT NULL;
