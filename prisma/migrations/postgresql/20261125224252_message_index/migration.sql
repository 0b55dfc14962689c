-- CreateTable
CREATE TABLE "IndexedTranscript" (
    "transcriptKey" INTEGER NOT NULL,

    CONSTRAINT "IndexedTranscript_pkey" PRIMARY KEY ("transcriptKey")
);

-- AddForeignKey
ALTER TABLE "IndexedTranscript" ADD CONSTRAINT "IndexedTranscript_transcriptKey_fkey" FOREIGN KEY ("transcriptKey") REFERENCES "Transcript"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- The full-text index of messages: words as lib/search/words.ts makes them.
CREATE TABLE "MessageIndex" (
    "transcriptKey" INTEGER NOT NULL REFERENCES "IndexedTranscript"("transcriptKey") ON DELETE CASCADE,
    "number" INTEGER NOT NULL,
    "words" TSVECTOR NOT NULL,
    PRIMARY KEY ("transcriptKey", "number")
);
CREATE INDEX "MessageIndex_words_idx" ON "MessageIndex" USING GIN ("words");
