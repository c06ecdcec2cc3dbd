DROP INDEX `sessions_form`;--> statement-breakpoint
ALTER TABLE `sessions` DROP COLUMN `form_id`;