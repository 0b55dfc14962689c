-- AlterTable
ALTER TABLE "Import" ADD COLUMN "keptUntil" DATETIME;
