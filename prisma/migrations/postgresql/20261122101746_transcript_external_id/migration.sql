-- AlterTable
ALTER TABLE "Transcript" ADD COLUMN     "externalId" TEXT;

-- CreateIndex
CREATE INDEX "Transcript_externalId_idx" ON "Transcript"("externalId");
