-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Suite" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "desk" TEXT,
    "description" TEXT,
    "extra" TEXT,
    "hash" TEXT NOT NULL,
    "dataVersion" INTEGER NOT NULL DEFAULT 0,
    "resultVersion" INTEGER NOT NULL DEFAULT 0,
    "position" INTEGER NOT NULL DEFAULT 0,
    "stagedBy" TEXT
);
INSERT INTO "new_Suite" ("dataVersion", "description", "desk", "extra", "hash", "id", "name", "position", "stagedBy", "version") SELECT "dataVersion", "description", "desk", "extra", "hash", "id", "name", "position", "stagedBy", "version" FROM "Suite";
DROP TABLE "Suite";
ALTER TABLE "new_Suite" RENAME TO "Suite";
CREATE INDEX "Suite_stagedBy_idx" ON "Suite"("stagedBy");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
