-- AlterTable
ALTER TABLE "Case" ADD COLUMN     "importId" TEXT;
