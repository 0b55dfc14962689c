/**
 * Writes rows with one prepared statement a table, in the order given. Plain JavaScript, because the writer's thread loads it without a TypeScript loader.
 * @param {(sql: string) => { run(values: unknown[]): unknown }} prepare
 * @param {readonly { table: string, columns: readonly string[], cells: readonly (string | number | boolean | null)[] }[]} parts
 */
export function writeRows(prepare, parts) {
  for (const { table, columns, cells } of parts) {
    const width = columns.length
    const statement = prepare(`INSERT INTO "${table}" (${columns.map((column) => `"${column}"`).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`)
    for (let from = 0; from < cells.length; from += width) statement.run(cells.slice(from, from + width).map((cell) => (typeof cell === 'boolean' ? Number(cell) : cell)))
  }
}
