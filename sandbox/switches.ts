import { asFlag, asInteger, isObject, oneOf } from "./input.ts";
import { invalidRecord } from "./refusal.ts";

const AUTO_ASSIGN_MODES = ["off", "legacy", "v2"] as const;

/** Settings of the whole installation: what a super admin sets by environment or console in Chatwoot. */
export type Switches = {
  webhook_timeout_ms: number;
  retry_interval_ms: number;
  webhook_workers: number;
  auto_assign: (typeof AUTO_ASSIGN_MODES)[number];
  keep_pending_on_bot_failure: boolean;
  delivery_receipts: boolean;
  attachment_delay_ms: number;
  snooze_check_ms: number;
  messages_per_minute: number;
  account_suspended: boolean;
  /** Since 4.14 Chatwoot refuses to call private addresses unless its environment allows it. */
  allow_private_network: boolean;
};

export function defaultSwitches(): Switches {
  return {
    webhook_timeout_ms: 5_000,
    retry_interval_ms: 3_000,
    webhook_workers: 10,
    auto_assign: "off",
    keep_pending_on_bot_failure: false,
    delivery_receipts: false,
    attachment_delay_ms: 1_000,
    snooze_check_ms: 300_000,
    messages_per_minute: 200,
    account_suspended: false,
    allow_private_network: true,
  };
}

const NUMBERS = [
  "webhook_timeout_ms",
  "retry_interval_ms",
  "webhook_workers",
  "attachment_delay_ms",
  "snooze_check_ms",
  "messages_per_minute",
] as const;
const FLAGS = [
  "keep_pending_on_bot_failure",
  "delivery_receipts",
  "account_suspended",
  "allow_private_network",
] as const;
const SMALLEST: Partial<Record<(typeof NUMBERS)[number], number>> = {
  webhook_timeout_ms: 1,
  webhook_workers: 1,
  snooze_check_ms: 10,
  messages_per_minute: 1,
};

/** Changes the named switches and leaves the others; a value that makes no sense changes nothing at all. */
export function applySwitches(switches: Switches, input: unknown): void {
  if (!isObject(input)) throw invalidRecord("Send a JSON object of switches", []);
  const next = { ...switches };
  for (const [name, value] of Object.entries(input)) {
    if (!set(next, name, value)) throw invalidRecord(`${name} cannot be ${JSON.stringify(value)}`, [name]);
  }
  Object.assign(switches, next);
}

function set(switches: Switches, name: string, value: unknown): boolean {
  if (name === "auto_assign") {
    const mode = oneOf(value, AUTO_ASSIGN_MODES);
    if (mode) switches.auto_assign = mode;
    return mode !== undefined;
  }
  const numeric = oneOf(name, NUMBERS);
  if (numeric) {
    const number = asInteger(value);
    if (number === undefined || number < (SMALLEST[numeric] ?? 0)) return false;
    switches[numeric] = number;
    return true;
  }
  const flag = oneOf(name, FLAGS);
  const on = asFlag(value);
  if (flag === undefined || on === undefined) return false;
  switches[flag] = on;
  return true;
}
