-- Full-text search: an index over search_documents, kept by triggers, so that no write can forget it.
CREATE VIRTUAL TABLE search_index USING fts5(
  title,
  body,
  content='search_documents',
  content_rowid='number',
  tokenize='unicode61 remove_diacritics 2'
);
--> statement-breakpoint
-- What was taken away or edited must not stay readable in the index's own pages.
INSERT INTO search_index(search_index, rank) VALUES ('secure-delete', 1);
--> statement-breakpoint
CREATE TRIGGER search_documents_inserted AFTER INSERT ON search_documents BEGIN
  INSERT INTO search_index(rowid, title, body) VALUES (new.number, new.title, new.body);
END;
--> statement-breakpoint
CREATE TRIGGER search_documents_deleted AFTER DELETE ON search_documents BEGIN
  INSERT INTO search_index(search_index, rowid, title, body) VALUES ('delete', old.number, old.title, old.body);
END;
--> statement-breakpoint
CREATE TRIGGER search_documents_updated AFTER UPDATE OF title, body ON search_documents BEGIN
  INSERT INTO search_index(search_index, rowid, title, body) VALUES ('delete', old.number, old.title, old.body);
  INSERT INTO search_index(rowid, title, body) VALUES (new.number, new.title, new.body);
END;
