import { authorise } from '@/lib/auth/permissions'
import type { Viewer } from '@/lib/auth/viewer'
import { openBulk } from '@/lib/db/bulk-open'
import type { DatabaseLocation } from '@/lib/db/database-url'
import { bundleLines, type BundleScope } from '@/lib/exports/write-bundle'

/** Text is handed on in pieces of about this size. */
const PIECE_CHARACTERS = 64 * 1024

/**
 * Everything stored (or one suite) as a `sab/1` bundle, in pieces of UTF-8. The export is of one moment: it reads in one
 * snapshot, whatever is written meanwhile.
 * @throws NotAllowed on the first piece
 */
export async function* exportBundle(viewer: Viewer, location: DatabaseLocation, scope: BundleScope = {}): AsyncGenerator<Buffer> {
  authorise(viewer, 'bundle.export')
  const db = await openBulk(location)
  try {
    await db.beginSnapshot()
    let piece = ''
    for await (const line of bundleLines(db, scope)) {
      piece += line
      if (piece.length >= PIECE_CHARACTERS) {
        yield Buffer.from(piece, 'utf8')
        piece = ''
      }
    }
    if (piece !== '') yield Buffer.from(piece, 'utf8')
  } finally {
    await db.close()
  }
}
