-- CreateTable
CREATE TABLE "IndexedTranscript" (
    "transcriptKey" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT "IndexedTranscript_transcriptKey_fkey" FOREIGN KEY ("transcriptKey") REFERENCES "Transcript" ("key") ON DELETE CASCADE ON UPDATE CASCADE
);


-- The full-text index of messages: words as lib/search/words.ts makes them, under transcriptKey * 2^20 + number. It keeps no text.
CREATE VIRTUAL TABLE "MessageIndex" USING fts5("words", content='', contentless_delete=1, tokenize='ascii');

-- Merging its segments later, and more of them at a time, halves what filling it costs.
INSERT INTO "MessageIndex" ("MessageIndex", "rank") VALUES ('automerge', 16);
INSERT INTO "MessageIndex" ("MessageIndex", "rank") VALUES ('crisismerge', 64);

-- A transcript that goes takes its words with it.
CREATE TRIGGER "IndexedTranscript_forget" AFTER DELETE ON "IndexedTranscript" BEGIN DELETE FROM "MessageIndex" WHERE rowid BETWEEN OLD."transcriptKey" * 1048576 AND OLD."transcriptKey" * 1048576 + 1048575; END;
