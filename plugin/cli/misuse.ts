/** A command was called in a way it does not understand: `baton.ts` answers with its usage, as for a wrong option. */
export class Misuse extends Error {
  readonly code = "ERR_PARSE_ARGS_MISUSE";
}
