ALTER TABLE `search_documents` ADD `readers` text;--> statement-breakpoint
ALTER TABLE `search_documents` ADD `title_words` text;--> statement-breakpoint
ALTER TABLE `search_documents` ADD `body_words` text;--> statement-breakpoint
DROP TRIGGER search_documents_inserted;
--> statement-breakpoint
DROP TRIGGER search_documents_deleted;
--> statement-breakpoint
DROP TRIGGER search_documents_updated;
--> statement-breakpoint
DROP TABLE search_index;
--> statement-breakpoint
-- What is in the index: for each of up to three readers the term itself, then each word after it. Readers have 8 letters and
-- a space between them; words have a space on both sides, so where two meet, one space stays and the term takes the other's
-- place. The next start fills the columns.
CREATE VIEW search_terms AS
SELECT number, (
  SELECT group_concat(reader || ' ' || reader || replace(substr(title_words || body_words, 2), '  ', ' ' || reader), '')
  FROM (
    SELECT substr(readers, 1, 8) AS reader
    UNION ALL SELECT substr(readers, 10, 8)
    UNION ALL SELECT substr(readers, 19, 8)
  )
  WHERE reader <> ''
) AS terms
FROM search_documents
WHERE readers IS NOT NULL;
--> statement-breakpoint
-- The program's words have only these signs of ASCII's in them.
CREATE VIRTUAL TABLE search_index USING fts5(
  terms,
  content='search_terms',
  content_rowid='number',
  detail=none,
  tokenize="ascii tokenchars '.+#'"
);
--> statement-breakpoint
-- What was taken away or edited must not stay readable in the index's own pages.
INSERT INTO search_index(search_index, rank) VALUES ('secure-delete', 1);
--> statement-breakpoint
-- While the index is being built, some documents aren't in it yet.
CREATE TRIGGER search_documents_inserted AFTER INSERT ON search_documents BEGIN
  INSERT INTO search_index(rowid, terms) SELECT number, terms FROM search_terms WHERE number = new.number;
END;
--> statement-breakpoint
CREATE TRIGGER search_documents_deleted BEFORE DELETE ON search_documents BEGIN
  INSERT INTO search_index(search_index, rowid, terms)
    SELECT 'delete', number, terms FROM search_terms
    WHERE number = old.number AND EXISTS (SELECT 1 FROM search_index_docsize WHERE id = old.number);
END;
--> statement-breakpoint
CREATE TRIGGER search_documents_changing BEFORE UPDATE OF readers, title_words, body_words ON search_documents BEGIN
  INSERT INTO search_index(search_index, rowid, terms)
    SELECT 'delete', number, terms FROM search_terms
    WHERE number = old.number AND EXISTS (SELECT 1 FROM search_index_docsize WHERE id = old.number);
END;
--> statement-breakpoint
CREATE TRIGGER search_documents_changed AFTER UPDATE OF readers, title_words, body_words ON search_documents BEGIN
  INSERT INTO search_index(rowid, terms) SELECT number, terms FROM search_terms WHERE number = new.number;
END;
