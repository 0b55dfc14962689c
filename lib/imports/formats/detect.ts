import type { FileSource, FormatReader, ImportFault } from '@/lib/imports/formats/format'
import { sabReader } from '@/lib/imports/formats/sab'

/** The reader for a file, found by its content; or the fault that says what the file is instead. */
export async function detectFormat(source: FileSource): Promise<FormatReader | ImportFault> {
  for await (const bytes of source.open()) if (bytes.byteLength > 0) return sabReader
  return { file: source.name, severity: 'error', message: 'the file is empty' }
}
