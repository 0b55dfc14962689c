-- AlterTable: a column more; the table is not made anew, so that nothing that refers to it is touched.
ALTER TABLE "Suite" ADD COLUMN "resultVersion" INTEGER NOT NULL DEFAULT 0;
