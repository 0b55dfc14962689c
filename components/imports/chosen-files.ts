/** A file that somebody chose, with its path within the folder it came in. */
export type ChosenFile = { file: File; path: string }

/** The files of a file input; folders chosen whole bring their paths. */
export function fromInput(files: FileList): ChosenFile[] {
  return [...files].map((file) => ({ file, path: file.webkitRelativePath === '' ? file.name : file.webkitRelativePath })).filter(isWanted)
}

/** The files of a drop, folders walked. */
export async function fromDrop(data: DataTransfer): Promise<ChosenFile[]> {
  const entries = [...data.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null)
  if (entries.length === 0) return fromInput(data.files)
  const found: ChosenFile[] = []
  for (const entry of entries) await walk(entry, found)
  return found.filter(isWanted)
}

async function walk(entry: FileSystemEntry, found: ChosenFile[]): Promise<void> {
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject))
    found.push({ file, path: entry.fullPath.replace(/^\//, '') })
  } else if (isFolder(entry)) {
    const reader = entry.createReader()
    for (;;) {
      const part = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
      if (part.length === 0) return
      for (const each of part) await walk(each, found)
    }
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory
}

/** Leaves out what file managers leave behind. */
function isWanted({ path }: ChosenFile): boolean {
  return !path.split('/').some((step) => step.startsWith('.') || step === '__MACOSX' || step === 'Thumbs.db' || step === 'desktop.ini')
}
