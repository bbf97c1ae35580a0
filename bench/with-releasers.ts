/** Runs work that opens things, and closes them last-in-first-out whatever happens. */
export async function withReleasers<T>(work: (release: (undo: () => Promise<void>) => void) => Promise<T>): Promise<T> {
  const undos: (() => Promise<void>)[] = [];
  try {
    return await work((undo) => undos.push(undo));
  } finally {
    for (const undo of undos.reverse()) await undo();
  }
}
