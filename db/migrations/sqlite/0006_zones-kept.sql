CREATE TABLE `person_time_zones` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`zone` text NOT NULL,
	`since` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `person_time_zones_since` ON `person_time_zones` (`person_id`,`since`);--> statement-breakpoint
ALTER TABLE `sessions` ADD `agreed_zone` text;--> statement-breakpoint
INSERT INTO `person_time_zones` (`id`, `person_id`, `zone`, `since`) SELECT `id`, `id`, `time_zone`, `created_at` FROM `people`;
--> statement-breakpoint
UPDATE `sessions` SET `agreed_zone` = (SELECT `time_zone` FROM `people` WHERE `people`.`id` = `sessions`.`junior_id`) WHERE `starts_at` IS NOT NULL;
