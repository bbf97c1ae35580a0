import { asText, isObject } from "./input.ts";
import { invalidRecord } from "./refusal.ts";

/** Trouble on purpose. A chance is a probability from 0 to 1; true is always. */
export type Faults = {
  readonly latency_ms?: number;
  readonly fail_rate?: number;
  readonly status?: number;
  readonly reset_before?: number;
  readonly reset_after?: number;
  readonly drop_webhooks?: number;
  readonly duplicate_webhooks?: number;
  readonly reorder_webhooks?: number;
  readonly only?: string;
};

type ChanceName =
  | "fail_rate"
  | "reset_before"
  | "reset_after"
  | "drop_webhooks"
  | "duplicate_webhooks"
  | "reorder_webhooks";

const CHANCES: readonly ChanceName[] = [
  "fail_rate",
  "reset_before",
  "reset_after",
  "drop_webhooks",
  "duplicate_webhooks",
  "reorder_webhooks",
];
const DEFAULT_FAILURE = 503;

export type FaultBox = {
  show(): Faults;
  replace(input: unknown): Faults;
  /** What to do to a REST call, named as "METHOD /path". */
  forCall(call: string): CallFaults;
  /** What to do to an outgoing webhook. */
  forWebhook(event: string): { drop: boolean; duplicate: boolean; reorder: boolean };
};

type CallFaults = {
  readonly latencyMs: number;
  readonly failWith: number | undefined;
  readonly resetBefore: boolean;
  readonly resetAfter: boolean;
};

export const NO_FAULTS: CallFaults = { latencyMs: 0, failWith: undefined, resetBefore: false, resetAfter: false };

export function createFaults(random: () => number = Math.random): FaultBox {
  let faults: Faults = {};
  const happens = (name: ChanceName) => random() < (faults[name] ?? 0);
  const concerns = (name: string) => alternativesOf(faults).some((words) => words.every((word) => name.includes(word)));
  return {
    show: () => faults,
    replace(input) {
      faults = parseFaults(input);
      return faults;
    },
    forCall(call) {
      if (!concerns(call)) return NO_FAULTS;
      return {
        latencyMs: faults.latency_ms ?? 0,
        failWith: happens("fail_rate") ? (faults.status ?? DEFAULT_FAILURE) : undefined,
        resetBefore: happens("reset_before"),
        resetAfter: happens("reset_after"),
      };
    },
    forWebhook(event) {
      if (!concerns(event)) return { drop: false, duplicate: false, reorder: false };
      return {
        drop: happens("drop_webhooks"),
        duplicate: happens("duplicate_webhooks"),
        reorder: happens("reorder_webhooks"),
      };
    },
  };
}

const alternativesOf = ({ only }: Faults) => (only ?? "").split("|").map((words) => words.trim().split(/\s+/));

function parseFaults(input: unknown): Faults {
  if (!isObject(input)) throw invalidRecord("Send a JSON object of faults", []);
  const faults: { -readonly [K in keyof Faults]: Faults[K] } = {};
  for (const [name, value] of Object.entries(input)) {
    const chance = CHANCES.find((candidate) => candidate === name);
    if (chance) faults[chance] = number(name, value === true ? 1 : value === false ? 0 : value, [0, 1]);
    else if (name === "latency_ms") faults.latency_ms = number(name, value, [0, 600_000]);
    else if (name === "status") faults.status = number(name, value, [400, 599]);
    else if (name === "only") faults.only = asText(value)?.trim() ?? "";
    else throw invalidRecord(`${name} is not a fault`, [name]);
  }
  return faults;
}

function number(name: string, value: unknown, [least, most]: readonly [number, number]): number {
  if (typeof value === "number" && value >= least && value <= most) return value;
  throw invalidRecord(`${name} must be a number from ${least} to ${most}`, [name]);
}
