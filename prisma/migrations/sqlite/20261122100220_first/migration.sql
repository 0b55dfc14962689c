-- CreateTable
CREATE TABLE "Suite" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "desk" TEXT,
    "description" TEXT,
    "extra" TEXT,
    "hash" TEXT NOT NULL,
    "dataVersion" INTEGER NOT NULL DEFAULT 0,
    "position" INTEGER NOT NULL DEFAULT 0,
    "stagedBy" TEXT
);

-- CreateTable
CREATE TABLE "Cluster" (
    "suiteId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "intents" TEXT NOT NULL,
    "extra" TEXT,

    PRIMARY KEY ("suiteId", "id"),
    CONSTRAINT "Cluster_suiteId_fkey" FOREIGN KEY ("suiteId") REFERENCES "Suite" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Case" (
    "key" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "suiteId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "intent" TEXT NOT NULL,
    "language" TEXT,
    "maxTurns" INTEGER,
    "brief" TEXT,
    "policy" TEXT,
    "expected" TEXT,
    "forbiddenActions" TEXT,
    "requiredActions" TEXT,
    "confirmBefore" TEXT,
    "extra" TEXT,
    "hash" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "stagedBy" TEXT,
    CONSTRAINT "Case_suiteId_fkey" FOREIGN KEY ("suiteId") REFERENCES "Suite" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Model" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "family" TEXT,
    "vendor" TEXT,
    "costTier" INTEGER,
    "inputPrice" REAL,
    "outputPrice" REAL,
    "extra" TEXT,
    "hash" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "stagedBy" TEXT
);

-- CreateTable
CREATE TABLE "Run" (
    "key" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "id" TEXT NOT NULL,
    "suiteId" TEXT NOT NULL,
    "modelId" TEXT NOT NULL,
    "trial" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "startedAt" TEXT,
    "finishedAt" TEXT,
    "reused" BOOLEAN,
    "settings" TEXT,
    "notes" TEXT,
    "extra" TEXT,
    "hash" TEXT NOT NULL,
    "importId" TEXT,
    "mergesIntoKey" INTEGER,
    "stagedBy" TEXT,
    "transcriptCount" INTEGER NOT NULL DEFAULT 0,
    "importedAt" TEXT,
    CONSTRAINT "Run_suiteId_fkey" FOREIGN KEY ("suiteId") REFERENCES "Suite" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Run_modelId_fkey" FOREIGN KEY ("modelId") REFERENCES "Model" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Transcript" (
    "key" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "id" TEXT NOT NULL,
    "runKey" INTEGER NOT NULL,
    "caseKey" INTEGER NOT NULL,
    "ended" TEXT NOT NULL,
    "messageCount" INTEGER NOT NULL,
    "agentMessageCount" INTEGER NOT NULL,
    "turnCount" INTEGER NOT NULL,
    "toolCallCount" INTEGER NOT NULL,
    "toolErrorCount" INTEGER NOT NULL,
    "writeCallCount" INTEGER NOT NULL,
    "inputTokens" REAL,
    "outputTokens" REAL,
    "costUsd" REAL,
    "customerCostUsd" REAL,
    "judgeCostUsd" REAL,
    "startedAt" TEXT,
    "durationMs" REAL,
    "hasError" BOOLEAN NOT NULL,
    "hash" TEXT NOT NULL,
    CONSTRAINT "Transcript_runKey_fkey" FOREIGN KEY ("runKey") REFERENCES "Run" ("key") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Transcript_caseKey_fkey" FOREIGN KEY ("caseKey") REFERENCES "Case" ("key") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "TranscriptText" (
    "transcriptKey" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "error" TEXT,
    "usage" TEXT,
    "extra" TEXT,
    CONSTRAINT "TranscriptText_transcriptKey_fkey" FOREIGN KEY ("transcriptKey") REFERENCES "Transcript" ("key") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Message" (
    "transcriptKey" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "at" TEXT,
    "reasoning" TEXT,
    "usage" TEXT,
    "resultCall" TEXT,
    "resultName" TEXT,
    "resultOk" BOOLEAN,
    "resultValue" TEXT,
    "extra" TEXT,

    PRIMARY KEY ("transcriptKey", "number"),
    CONSTRAINT "Message_transcriptKey_fkey" FOREIGN KEY ("transcriptKey") REFERENCES "Transcript" ("key") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ToolCall" (
    "transcriptKey" INTEGER NOT NULL,
    "messageNumber" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "callId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "arguments" TEXT NOT NULL,
    "argumentsValid" BOOLEAN NOT NULL,
    "effect" TEXT,
    "extra" TEXT,

    PRIMARY KEY ("transcriptKey", "messageNumber", "position"),
    CONSTRAINT "ToolCall_transcriptKey_fkey" FOREIGN KEY ("transcriptKey") REFERENCES "Transcript" ("key") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Pass" (
    "key" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "id" TEXT NOT NULL,
    "judge" TEXT NOT NULL,
    "at" TEXT,
    "importId" TEXT,
    "mergesIntoKey" INTEGER,
    "stagedBy" TEXT
);

-- CreateTable
CREATE TABLE "RunPass" (
    "runKey" INTEGER NOT NULL,
    "passKey" INTEGER NOT NULL,
    "judge" TEXT NOT NULL,
    "judgedCount" INTEGER NOT NULL,
    "scoreSum" REAL NOT NULL,
    "passedCount" INTEGER NOT NULL,
    "unsafeCount" INTEGER NOT NULL,

    PRIMARY KEY ("runKey", "passKey"),
    CONSTRAINT "RunPass_runKey_fkey" FOREIGN KEY ("runKey") REFERENCES "Run" ("key") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "RunPass_passKey_fkey" FOREIGN KEY ("passKey") REFERENCES "Pass" ("key") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Judgement" (
    "key" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "passKey" INTEGER NOT NULL,
    "transcriptKey" INTEGER NOT NULL,
    "judge" TEXT NOT NULL,
    "score" REAL NOT NULL,
    "passed" BOOLEAN,
    "resolved" BOOLEAN,
    "escalated" BOOLEAN,
    "instructionFollowing" REAL,
    "sentiment" REAL,
    "grounded" BOOLEAN,
    "unsafeCount" INTEGER,
    "at" TEXT,
    "hash" TEXT NOT NULL,
    CONSTRAINT "Judgement_passKey_fkey" FOREIGN KEY ("passKey") REFERENCES "Pass" ("key") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Judgement_transcriptKey_fkey" FOREIGN KEY ("transcriptKey") REFERENCES "Transcript" ("key") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "JudgementText" (
    "judgementKey" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "rationale" TEXT,
    "unsafeActions" TEXT,
    "evidence" TEXT,
    "checks" TEXT,
    "extra" TEXT,
    CONSTRAINT "JudgementText_judgementKey_fkey" FOREIGN KEY ("judgementKey") REFERENCES "Judgement" ("key") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Tag" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "polarity" TEXT NOT NULL,
    "parentId" TEXT,
    "extra" TEXT,
    "hash" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "createdById" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archivedAt" DATETIME,
    "stagedBy" TEXT,
    CONSTRAINT "Tag_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Tag" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Tag_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Finding" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "transcriptKey" INTEGER NOT NULL,
    "tagId" TEXT NOT NULL,
    "fault" TEXT,
    "severity" TEXT,
    "root" BOOLEAN,
    "note" TEXT,
    "correctBehaviour" TEXT,
    "quotable" BOOLEAN,
    "status" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "author" TEXT,
    "authorId" TEXT,
    "at" TEXT NOT NULL,
    "updatedAt" TEXT,
    "withdrawnAt" TEXT,
    "withdrawnBy" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "extra" TEXT,
    "hash" TEXT NOT NULL,
    "importId" TEXT,
    "stagedBy" TEXT,
    CONSTRAINT "Finding_transcriptKey_fkey" FOREIGN KEY ("transcriptKey") REFERENCES "Transcript" ("key") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Finding_tagId_fkey" FOREIGN KEY ("tagId") REFERENCES "Tag" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Finding_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Anchor" (
    "findingId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "message" INTEGER NOT NULL,
    "part" TEXT,
    "call" TEXT,
    "quote" TEXT,
    "prefix" TEXT,
    "suffix" TEXT,
    "as" TEXT,
    "extra" TEXT,

    PRIMARY KEY ("findingId", "position"),
    CONSTRAINT "Anchor_findingId_fkey" FOREIGN KEY ("findingId") REFERENCES "Finding" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Review" (
    "transcriptKey" INTEGER NOT NULL,
    "reviewer" TEXT NOT NULL,
    "userId" TEXT,
    "status" TEXT NOT NULL,
    "depth" TEXT NOT NULL,
    "selectedBy" TEXT,
    "blind" BOOLEAN,
    "note" TEXT,
    "at" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "extra" TEXT,
    "hash" TEXT NOT NULL,
    "importId" TEXT,
    "stagedBy" TEXT,

    PRIMARY KEY ("transcriptKey", "reviewer"),
    CONSTRAINT "Review_transcriptKey_fkey" FOREIGN KEY ("transcriptKey") REFERENCES "Transcript" ("key") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Review_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Verdict" (
    "transcriptKey" INTEGER NOT NULL,
    "reviewer" TEXT NOT NULL,
    "component" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    PRIMARY KEY ("transcriptKey", "reviewer", "component"),
    CONSTRAINT "Verdict_transcriptKey_reviewer_fkey" FOREIGN KEY ("transcriptKey", "reviewer") REFERENCES "Review" ("transcriptKey", "reviewer") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "User" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "passwordHash" TEXT,
    "oidcSubject" TEXT,
    "sessionVersion" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "disabledAt" DATETIME
);

-- CreateTable
CREATE TABLE "UserSession" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "sessionVersion" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" DATETIME NOT NULL,
    "endedAt" DATETIME,
    CONSTRAINT "UserSession_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AccessLink" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "secretHash" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "email" TEXT,
    "role" TEXT NOT NULL,
    "userId" TEXT,
    "createdBy" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" DATETIME NOT NULL,
    "usedAt" DATETIME
);

-- CreateTable
CREATE TABLE "LoginLimit" (
    "bucket" TEXT NOT NULL PRIMARY KEY,
    "failures" INTEGER NOT NULL,
    "windowStart" DATETIME NOT NULL,
    "blockedUntil" DATETIME
);

-- CreateTable
CREATE TABLE "ApiToken" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "secretHash" TEXT NOT NULL,
    "userId" TEXT,
    "scopes" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastUsedAt" DATETIME,
    "expiresAt" DATETIME,
    "revokedAt" DATETIME,
    CONSTRAINT "ApiToken_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Import" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "state" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "format" TEXT,
    "bytes" REAL,
    "bytesRead" REAL NOT NULL DEFAULT 0,
    "sha256" TEXT,
    "options" TEXT NOT NULL,
    "counts" TEXT NOT NULL,
    "issueCount" INTEGER NOT NULL DEFAULT 0,
    "questions" TEXT,
    "message" TEXT,
    "cancelAsked" BOOLEAN NOT NULL DEFAULT false,
    "userId" TEXT,
    "actor" TEXT NOT NULL,
    "workerPid" INTEGER,
    "workerHost" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" DATETIME,
    "heartbeatAt" DATETIME,
    "finishedAt" DATETIME,
    CONSTRAINT "Import_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ImportIssue" (
    "importId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "severity" TEXT NOT NULL,
    "file" TEXT NOT NULL,
    "line" INTEGER,
    "path" TEXT,
    "caseId" TEXT,
    "message" TEXT NOT NULL,
    "remedy" TEXT,

    PRIMARY KEY ("importId", "position"),
    CONSTRAINT "ImportIssue_importId_fkey" FOREIGN KEY ("importId") REFERENCES "Import" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "seq" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actorId" TEXT,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT,
    "detail" TEXT
);

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "value" TEXT NOT NULL
);

-- CreateIndex
CREATE INDEX "Suite_stagedBy_idx" ON "Suite"("stagedBy");

-- CreateIndex
CREATE INDEX "Case_stagedBy_idx" ON "Case"("stagedBy");

-- CreateIndex
CREATE INDEX "Case_suiteId_position_idx" ON "Case"("suiteId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Case_suiteId_id_key" ON "Case"("suiteId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Model_slug_key" ON "Model"("slug");

-- CreateIndex
CREATE INDEX "Model_stagedBy_idx" ON "Model"("stagedBy");

-- CreateIndex
CREATE UNIQUE INDEX "Run_id_key" ON "Run"("id");

-- CreateIndex
CREATE INDEX "Run_suiteId_modelId_trial_idx" ON "Run"("suiteId", "modelId", "trial");

-- CreateIndex
CREATE INDEX "Run_stagedBy_idx" ON "Run"("stagedBy");

-- CreateIndex
CREATE INDEX "Run_importId_idx" ON "Run"("importId");

-- CreateIndex
CREATE UNIQUE INDEX "Transcript_id_key" ON "Transcript"("id");

-- CreateIndex
CREATE INDEX "Transcript_caseKey_idx" ON "Transcript"("caseKey");

-- CreateIndex
CREATE UNIQUE INDEX "Transcript_runKey_caseKey_key" ON "Transcript"("runKey", "caseKey");

-- CreateIndex
CREATE UNIQUE INDEX "Pass_id_key" ON "Pass"("id");

-- CreateIndex
CREATE INDEX "Pass_stagedBy_idx" ON "Pass"("stagedBy");

-- CreateIndex
CREATE INDEX "Judgement_passKey_idx" ON "Judgement"("passKey");

-- CreateIndex
CREATE UNIQUE INDEX "Judgement_transcriptKey_passKey_key" ON "Judgement"("transcriptKey", "passKey");

-- CreateIndex
CREATE INDEX "Tag_stagedBy_idx" ON "Tag"("stagedBy");

-- CreateIndex
CREATE INDEX "Finding_transcriptKey_idx" ON "Finding"("transcriptKey");

-- CreateIndex
CREATE INDEX "Finding_tagId_idx" ON "Finding"("tagId");

-- CreateIndex
CREATE INDEX "Finding_stagedBy_idx" ON "Finding"("stagedBy");

-- CreateIndex
CREATE INDEX "Finding_importId_idx" ON "Finding"("importId");

-- CreateIndex
CREATE INDEX "Finding_at_idx" ON "Finding"("at");

-- CreateIndex
CREATE INDEX "Review_reviewer_idx" ON "Review"("reviewer");

-- CreateIndex
CREATE INDEX "Review_stagedBy_idx" ON "Review"("stagedBy");

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE UNIQUE INDEX "User_oidcSubject_key" ON "User"("oidcSubject");

-- CreateIndex
CREATE INDEX "UserSession_userId_idx" ON "UserSession"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "AccessLink_secretHash_key" ON "AccessLink"("secretHash");

-- CreateIndex
CREATE UNIQUE INDEX "ApiToken_secretHash_key" ON "ApiToken"("secretHash");

-- CreateIndex
CREATE INDEX "Import_state_idx" ON "Import"("state");

-- CreateIndex
CREATE INDEX "Import_createdAt_idx" ON "Import"("createdAt");

-- CreateIndex
CREATE INDEX "AuditEntry_at_idx" ON "AuditEntry"("at");
