ALTER TABLE `sessions` ADD `form_id` text;--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_form` ON `sessions` (`form_id`);