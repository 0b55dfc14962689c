-- AlterTable
ALTER TABLE "UserSession" ADD COLUMN "peer" TEXT;
ALTER TABLE "UserSession" ADD COLUMN "userAgent" TEXT;
