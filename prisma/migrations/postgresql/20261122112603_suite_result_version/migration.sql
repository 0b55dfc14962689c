-- AlterTable
ALTER TABLE "Suite" ADD COLUMN     "resultVersion" INTEGER NOT NULL DEFAULT 0;
