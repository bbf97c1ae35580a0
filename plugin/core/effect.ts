import type { Choice } from "../language/words/choice.ts";
import type { Priority, Status } from "./event.ts";

/** What Baton wants done in Chatwoot: plain JSON, stored in the outbox, delivered in order by `turn/deliver.ts`. */

export type Assignment = { readonly agent: number } | { readonly team: number | string } | { readonly nobody: true };

export type Effect =
  | { readonly kind: "say"; readonly text: string }
  | { readonly kind: "note"; readonly text: string }
  | { readonly kind: "choice"; readonly text: string; readonly choices: readonly Choice[] }
  /** Private typing is shown only to agents. */
  | { readonly kind: "typing"; readonly on: boolean; readonly private?: boolean }
  | { readonly kind: "assign"; readonly to: Assignment }
  | { readonly kind: "set_status"; readonly status: Status; readonly snoozedUntil?: number }
  | { readonly kind: "set_priority"; readonly priority: Priority | null }
  | { readonly kind: "change_labels"; readonly add: readonly string[]; readonly remove: readonly string[] }
  | { readonly kind: "merge_attributes"; readonly values: Readonly<Record<string, unknown>> }
  /** A private note that notifies these people, whatever the conversation's status is. */
  | { readonly kind: "mention"; readonly people: readonly Mentioned[]; readonly text: string };

export type EffectKind = Effect["kind"];

export interface Mentioned {
  readonly kind: "user" | "team";
  readonly id: number;
  readonly name: string;
}

export const say = (text: string): Effect => ({ kind: "say", text });
export const note = (text: string): Effect => ({ kind: "note", text });
export const choice = (text: string, choices: readonly Choice[]): Effect => ({ kind: "choice", text, choices });
export const typing = (on: boolean): Effect => ({ kind: "typing", on });
export const privateTyping = (on: boolean): Effect => ({ kind: "typing", on, private: true });
export const assign = (to: Assignment): Effect => ({ kind: "assign", to });
export const setPriority = (priority: Priority | null): Effect => ({ kind: "set_priority", priority });
export const mergeAttributes = (values: Readonly<Record<string, unknown>>): Effect => ({
  kind: "merge_attributes",
  values,
});
export const mention = (people: readonly Mentioned[], text: string): Effect => ({ kind: "mention", people, text });

export const setStatus = (status: Status, snoozedUntil?: number): Effect =>
  snoozedUntil === undefined ? { kind: "set_status", status } : { kind: "set_status", status, snoozedUntil };

export const changeLabels = (change: { add?: readonly string[]; remove?: readonly string[] }): Effect => ({
  kind: "change_labels",
  add: change.add ?? [],
  remove: change.remove ?? [],
});

/** The kinds a customer can see or hear: they need the baton at the moment they are sent. */
export const CUSTOMER_VISIBLE: ReadonlySet<EffectKind> = new Set(["say", "choice", "typing"]);
export const isCustomerVisible = (effect: Effect): boolean =>
  CUSTOMER_VISIBLE.has(effect.kind) && !(effect.kind === "typing" && (effect.private === true || !effect.on));
/** The kinds that become a message in Chatwoot, which has no idempotency key: never sent again without looking first. */
export const MESSAGE_KINDS: ReadonlySet<EffectKind> = new Set(["say", "choice", "note", "mention"]);
