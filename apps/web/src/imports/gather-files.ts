/** A file to import, with its way inside the folder that was dropped. */
export interface Gathered {
  readonly file: File;
  readonly path: string;
}

export interface Gathering {
  readonly files: readonly Gathered[];
  /** What could not be opened; the rest is imported all the same. */
  readonly unread: readonly string[];
}

/** Browsers hand a folder's content over in portions of at most 100: read until a portion is empty. */
const portions = (folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> => {
  const reader = folder.createReader();
  const next = (): Promise<readonly FileSystemEntry[]> =>
    new Promise<readonly FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject)).then(
      async (portion) => (portion.length === 0 ? portion : [...portion, ...(await next())]),
    );
  return next();
};

/** All files of what was dropped, folders walked in the order of their names. */
export const gatherEntries = async (entries: readonly FileSystemEntry[]): Promise<Gathering> => {
  const files: Gathered[] = [];
  const unread: string[] = [];
  const walk = async (entry: FileSystemEntry): Promise<void> => {
    const path = entry.fullPath.replace(/^\//, '');
    try {
      if (entry.isFile) {
        const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
        files.push({ file, path });
      } else {
        const inside = await portions(entry as FileSystemDirectoryEntry);
        for (const one of [...inside].sort((a, b) => (a.name < b.name ? -1 : 1))) await walk(one);
      }
    } catch {
      unread.push(path);
    }
  };
  for (const entry of entries) await walk(entry);
  return { files, unread };
};

/** Entries must be taken while the drop is being told: afterwards the list is empty. */
export const entriesOf = (dropped: DataTransfer): readonly FileSystemEntry[] =>
  [...dropped.items].flatMap((item) => {
    const entry = item.kind === 'file' ? item.webkitGetAsEntry() : null;
    return entry ? [entry] : [];
  });

/** The same from a file chooser. */
export const gatherList = (list: FileList): Gathering => ({
  files: [...list].map((file) => ({ file, path: file.webkitRelativePath || file.name })),
  unread: [],
});
