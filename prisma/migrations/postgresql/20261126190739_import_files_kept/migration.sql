-- AlterTable
ALTER TABLE "Import" ADD COLUMN     "keptUntil" TIMESTAMP(3);
