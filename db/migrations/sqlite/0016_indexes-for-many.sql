DROP INDEX `goals_state`;--> statement-breakpoint
DROP INDEX `findings_theme`;--> statement-breakpoint
ALTER TABLE `people` ADD `search_key` text;--> statement-breakpoint
CREATE INDEX `people_sort_key` ON `people` (`sort_key`,`id`,`search_key`);--> statement-breakpoint
CREATE INDEX `teams_sort_key` ON `teams` (`sort_key`,`id`);