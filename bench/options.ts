import { parseArgs } from "node:util";

export interface BenchOptions {
  readonly json: boolean;
  readonly rounds: number;
  /** Of each measurement, warm-up not counted. */
  readonly seconds: number;
  /** Where the CPU profiles of the Baton processes go; null: none are taken, as they cost a little speed. */
  readonly profileDir: string | null;
  /** Thinks with the brain of an installation instead of a stub that greets. */
  readonly withBrain: boolean;
}

/** Fewer would let one disturbed round decide. */
const LEAST_ROUNDS = 5;

export const USAGE =
  "bench <ack|turn|search|growth> [--json] [--rounds N] [--seconds N] [--profile folder] [--with-brain]";

export function parseOptions(args: readonly string[], defaults: { seconds: number }): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: "boolean", default: false },
      rounds: { type: "string", default: String(LEAST_ROUNDS) },
      seconds: { type: "string", default: String(defaults.seconds) },
      profile: { type: "string" },
      "with-brain": { type: "boolean", default: false },
    },
  });
  return {
    json: values.json,
    rounds: atLeast(LEAST_ROUNDS, values.rounds, "--rounds"),
    seconds: atLeast(1, values.seconds, "--seconds"),
    profileDir: values.profile ?? null,
    withBrain: values["with-brain"],
  };
}

function atLeast(floor: number, text: string, name: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= floor) return value;
  throw new Error(`${name} must be a whole number of at least ${floor}`);
}
