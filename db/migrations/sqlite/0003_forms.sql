CREATE TABLE `forms` (
	`id` text PRIMARY KEY NOT NULL,
	`author_id` text NOT NULL,
	`form_id` text NOT NULL,
	`verb` text NOT NULL,
	`input_hash` text NOT NULL,
	`record_id` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`author_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `forms_author_form` ON `forms` (`author_id`,`form_id`);--> statement-breakpoint
CREATE INDEX `forms_created` ON `forms` (`created_at`);