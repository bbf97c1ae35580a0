/** A command was called with wrong arguments. `baton.ts` answers with its usage, as for an unknown option. */
export class Misuse extends Error {
  readonly code = "ERR_PARSE_ARGS_MISUSE";
}

/** The words after a command. Throws unless there are as many as `usage` names: `<word>` is required, `[word]` optional. */
export function readWords(words: readonly string[], usage: string): readonly [string, string | undefined] {
  const required = usage.match(/<[^>]+>/g)?.length ?? 0;
  const optional = usage.match(/\[[^\]]+\]/g)?.length ?? 0;
  if (words.length < required || words.length > required + optional) throw new Misuse(`Use it as: baton ${usage}`);
  return [words[0] ?? "", words[1]];
}

/** The action that the first word names; `list` without one. */
export function findAction<Action>(
  command: string,
  actions: Readonly<Record<string, Action>>,
  [name = "list", ...words]: readonly string[],
): { readonly action: Action; readonly words: readonly string[] } {
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (action !== undefined) return { action, words };
  throw new Misuse(`There is no baton ${command} ${name}; there is: ${Object.keys(actions).join(", ")}`);
}
