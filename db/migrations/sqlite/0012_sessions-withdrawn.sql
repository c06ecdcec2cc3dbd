ALTER TABLE `agenda_points` ADD `added_in_id` text REFERENCES sessions(id);--> statement-breakpoint
CREATE INDEX `agenda_points_added_in` ON `agenda_points` (`added_in_id`);--> statement-breakpoint
ALTER TABLE `sessions` ADD `edited_at` integer;--> statement-breakpoint
ALTER TABLE `sessions` ADD `planned_as` text;--> statement-breakpoint
ALTER TABLE `sessions` ADD `undone` text;--> statement-breakpoint
-- A point that was written and ticked in one moment was written in the form of that session.
UPDATE `agenda_points` SET `added_in_id` = `talked_in_id` WHERE `talked_at` = `created_at`;
