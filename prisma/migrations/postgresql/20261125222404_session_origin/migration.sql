-- AlterTable
ALTER TABLE "UserSession" ADD COLUMN     "peer" TEXT,
ADD COLUMN     "userAgent" TEXT;
