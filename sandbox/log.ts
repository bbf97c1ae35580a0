/** What went in and out, newest last, for people and tests to look at. */
type WebhookEntry = {
  readonly at: string;
  readonly url: string;
  readonly event: string;
  readonly delivery: string | null;
  readonly status: number | null;
  readonly error?: string;
  readonly attempt: number;
  readonly conversation_id: number | null;
  readonly message_id: number | null;
};

type CallEntry = {
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly status: number | null;
  readonly token_kind: "user" | "bot" | "platform" | "session" | "none";
  readonly body?: unknown;
};

export type TrafficLog = {
  webhook(entry: WebhookEntry): void;
  call(entry: CallEntry): void;
  read(): { webhooks: readonly WebhookEntry[]; calls: readonly CallEntry[] };
  clear(): void;
};

const KEPT = 5_000;
/** Trimming in batches keeps the cost of an entry constant. */
const SLACK = 1_000;

export function createTrafficLog(): TrafficLog {
  let webhooks: WebhookEntry[] = [];
  let calls: CallEntry[] = [];
  return {
    webhook(entry) {
      webhooks.push(entry);
      if (webhooks.length > KEPT + SLACK) webhooks = webhooks.slice(-KEPT);
    },
    call(entry) {
      calls.push(entry);
      if (calls.length > KEPT + SLACK) calls = calls.slice(-KEPT);
    },
    read: () => ({ webhooks, calls }),
    clear() {
      webhooks = [];
      calls = [];
    },
  };
}
