ALTER TABLE `findings` ADD `column` integer;--> statement-breakpoint
ALTER TABLE `findings` ADD `last_line` integer;