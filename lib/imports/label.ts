/** What an import of these files is called: "results, 9 files" for a folder, "a.json", "a.json and 2 more". */
export function labelOf(files: readonly { name: string; relativePath?: string }[]): string {
  const [first] = files
  if (first === undefined) return 'no files'
  const folders = new Set(files.map(({ relativePath = '' }) => (relativePath.includes('/') ? relativePath.slice(0, relativePath.indexOf('/')) : null)))
  const [folder] = folders
  if (files.length > 1 && folders.size === 1 && folder !== null) return `${folder}, ${files.length.toLocaleString('en')} files`
  const name = (first.relativePath ?? first.name).split('/').at(-1) ?? first.name
  return files.length === 1 ? name : `${name} and ${files.length - 1} more`
}
