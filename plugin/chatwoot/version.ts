/** A comparable Chatwoot version: suffixes of forks do not count. */
export type Version = readonly [major: number, minor: number, patch: number];

export function parseVersion(text: string): Version | undefined {
  const found = /^\s*v?(\d+)\.(\d+)(?:\.(\d+))?/i.exec(text);
  return found === null ? undefined : [Number(found[1]), Number(found[2]), Number(found[3] ?? 0)];
}

/** False for a version that could not be read. */
export function atLeast(version: Version | undefined, wanted: string): boolean {
  const floor = parseVersion(wanted);
  if (version === undefined || floor === undefined) return false;
  for (const [index, part] of version.entries()) {
    const other = floor[index] ?? 0;
    if (part !== other) return part > other;
  }
  return true;
}
