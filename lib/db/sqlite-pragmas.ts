/**
 * Set on every connection. FULL must be asked for: a build with DEFAULT_WAL_SYNCHRONOUS=1 falls back to NORMAL
 * on each reopening, and a power cut may then drop the last commits.
 */
export const SQLITE_PRAGMAS = 'PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY; PRAGMA mmap_size=268435456;'
