interface Named {
  readonly id: number;
  readonly name: string;
}

/** Writes "@Alice Prado" the way Chatwoot's editor stores a picked mention. A bot is not offered there, so "@bot" stays. */
export function withMentions(text: string, users: readonly Named[], teams: readonly Named[]): string {
  const targets = [
    ...users.map(({ id, name }) => ({ name, path: `user/${id}` })),
    ...teams.map(({ id, name }) => ({ name, path: `team/${id}` })),
  ].sort((a, b) => b.name.length - a.name.length);
  if (targets.length === 0) return text;
  const pattern = new RegExp(
    `(?<![\\p{L}\\d[])@(${targets.map(({ name }) => escaped(name)).join("|")})(?![\\p{L}\\d])`,
    "gu",
  );
  return text.replace(pattern, (whole, name: string) => {
    const target = targets.find((candidate) => candidate.name === name);
    return target ? `[@${name}](mention://${target.path}/${encodeURIComponent(name)})` : whole;
  });
}

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
