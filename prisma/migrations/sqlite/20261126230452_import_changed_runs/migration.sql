-- AlterTable
ALTER TABLE "Import" ADD COLUMN "changedRuns" TEXT;
