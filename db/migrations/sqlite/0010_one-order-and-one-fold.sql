ALTER TABLE `people` ADD `sort_key` text NOT NULL DEFAULT '';--> statement-breakpoint
ALTER TABLE `teams` ADD `sort_key` text NOT NULL DEFAULT '';--> statement-breakpoint
ALTER TABLE `search_documents` ADD `folded_title` text;--> statement-breakpoint
ALTER TABLE `search_documents` ADD `folded_body` text;--> statement-breakpoint
CREATE INDEX `invites_accepted_by` ON `invites` (`accepted_by_id`);
--> statement-breakpoint
-- Letters outside ASCII get their place with the next start, which can fold them.
UPDATE `people` SET `sort_key` = lower(`name`);
--> statement-breakpoint
UPDATE `teams` SET `sort_key` = lower(`name`);
--> statement-breakpoint
-- A review note is found by the themes of its findings.
UPDATE `search_documents` SET `body` = `body` || char(10) || (
	SELECT group_concat(`name`, char(10)) FROM (
		SELECT DISTINCT `t`.`name` FROM `findings` `f` JOIN `themes` `t` ON `t`.`id` = `f`.`theme_id`
		WHERE `f`.`review_id` = `search_documents`.`record_id`
	)
)
WHERE `kind` = 'review' AND EXISTS (SELECT 1 FROM `findings` `f` WHERE `f`.`review_id` = `search_documents`.`record_id`);
--> statement-breakpoint
-- The index is over the folded texts, which the next start fills in.
DROP TRIGGER search_documents_inserted;
--> statement-breakpoint
DROP TRIGGER search_documents_deleted;
--> statement-breakpoint
DROP TRIGGER search_documents_updated;
--> statement-breakpoint
DROP TABLE search_index;
--> statement-breakpoint
CREATE VIRTUAL TABLE search_index USING fts5(
  folded_title,
  folded_body,
  content='search_documents',
  content_rowid='number',
  tokenize='unicode61 remove_diacritics 2'
);
--> statement-breakpoint
INSERT INTO search_index(search_index, rank) VALUES ('secure-delete', 1);
--> statement-breakpoint
INSERT INTO search_index(search_index) VALUES ('rebuild');
--> statement-breakpoint
CREATE TRIGGER search_documents_inserted AFTER INSERT ON search_documents BEGIN
  INSERT INTO search_index(rowid, folded_title, folded_body) VALUES (new.number, new.folded_title, new.folded_body);
END;
--> statement-breakpoint
CREATE TRIGGER search_documents_deleted AFTER DELETE ON search_documents BEGIN
  INSERT INTO search_index(search_index, rowid, folded_title, folded_body) VALUES ('delete', old.number, old.folded_title, old.folded_body);
END;
--> statement-breakpoint
CREATE TRIGGER search_documents_updated AFTER UPDATE OF folded_title, folded_body ON search_documents BEGIN
  INSERT INTO search_index(search_index, rowid, folded_title, folded_body) VALUES ('delete', old.number, old.folded_title, old.folded_body);
  INSERT INTO search_index(rowid, folded_title, folded_body) VALUES (new.number, new.folded_title, new.folded_body);
END;
