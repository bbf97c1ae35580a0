import { randomUUID } from "node:crypto";
import type { Directory } from "../accounts/directory.ts";
import type { Look } from "../catch-up/look-again.ts";
import type { Clients } from "../chatwoot/clients.ts";
import type { SeenMessage } from "../chatwoot/deliveries/seen.ts";
import { sendEffect, sentMessage } from "../chatwoot/effects/send.ts";
import { findMessageByEffect } from "../chatwoot/history.ts";
import type { Baton } from "../core/baton/holder.ts";
import { mayDeliver } from "../core/baton/may-deliver.ts";
import { ownChangeOf } from "../core/baton/own-write.ts";
import type { ConversationKey } from "../core/conversation.ts";
import { CUSTOMER_VISIBLE, MESSAGE_KINDS } from "../core/effect.ts";
import type { EffectStore, NextEffect, Outcome, StoredEffect } from "../db/turn/effect-store.ts";
import type { Lease } from "../db/turn/turn-store.ts";
import { ChatwootError } from "../errors.ts";
import type { Logger } from "../telemetry/logger.ts";
import type { Metrics } from "../telemetry/metrics.ts";
import type { OwnChanges } from "./change-conversation.ts";
import { afterFailure, isHopeless, outageDelayMs } from "./delivery-outcome.ts";
import { type GiveUpParts, giveUp } from "./give-up.ts";

export interface Deliverer {
  /** Sends the waiting effects of a conversation, in order, until the outbox is empty or an effect has to wait. */
  deliver(key: ConversationKey): Promise<Delivered>;
}

export interface Delivered {
  /** Milliseconds until the next effect is due; null: the outbox is empty, or another worker has it. */
  readonly retryInMs: number | null;
}

/** Longer than one call to Chatwoot with its time-out. */
const LEASE_MS = 15_000;
const RENEW_MS = 5_000;
/**
 * A message that a look does not find may still be under way: in a Chatwoot that was frozen, requests run only once it
 * answers again, and end within 15 s. So absence counts when a second look finds it this long after the first.
 */
const TRUST_ABSENCE_AFTER_MS = 20_000;
/** After a restore from a backup, what the outbox holds may have been sent before. */
const OLD_MS = 10 * 60_000;
/** A reply waits so many attempts for a look at Chatwoot; then Baton's own baton has to do. */
const MAX_FAILED_LOOKS = 6;
const LOOK_AGAIN_MS = 2_000;
const SETTLED_WITHIN_MS = 150;
/** Longer than any outage during which the echo, or the look, may still come. */
const ECHO_PATIENCE_MS = 180_000;

interface DelivererParts extends GiveUpParts {
  readonly effects: EffectStore;
  readonly directory: Directory;
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly ownChanges: OwnChanges;
  /** The last look at Chatwoot before a send. */
  readonly lookAgain: (key: ConversationKey, taken: Pick<NextEffect, "known" | "baton">) => Promise<Look>;
}

export function createDeliverer(parts: DelivererParts): Deliverer {
  return {
    async deliver(key) {
      const lease: Lease = { ...key, owner: randomUUID(), leaseMs: LEASE_MS };
      const renewal = setInterval(() => void parts.effects.renew(lease).catch(() => undefined), RENEW_MS);
      try {
        return await emptyOutbox(parts, lease);
      } finally {
        clearInterval(renewal);
      }
    },
  };
}

async function emptyOutbox(parts: DelivererParts, lease: Lease): Promise<Delivered> {
  let next = await parts.effects.begin(lease);
  while (next) {
    const { effect } = next;
    const outcome = await bringAbout(parts, lease, next);
    if (outcome === "lease_lost") return { retryInMs: null };
    // Before it is written down: a failure that nobody heard of would be silence, and what follows it must not be sent.
    if (outcome.status === "failed") await giveUpEffect(parts, lease, effect, outcome.error);
    next = await parts.effects.finish(lease, effect.id, outcome);
    const fields = { connectionId: lease.connectionId, conversationId: lease.conversationId, effectId: effect.id };
    parts.log.info(
      { ...fields, kind: effect.effect.kind, status: outcome.status, attempts: effect.attempts },
      "effect",
    );
    parts.metrics.effects.inc({ kind: effect.effect.kind, status: outcome.status });
    if ("retryInMs" in outcome) return { retryInMs: outcome.retryInMs };
  }
  return { retryInMs: null };
}

/** A customer does not miss typing dots that failed. */
async function giveUpEffect(
  parts: DelivererParts,
  { connectionId, conversationId }: ConversationKey,
  { id, effect: { kind } }: NextEffect["effect"],
  error: string,
): Promise<void> {
  if (kind === "typing") return;
  const detail = { effect: id, kind, error };
  parts.log.error({ connectionId, conversationId, ...detail }, "effect given up");
  const title = `Could not be sent to Chatwoot: ${kind}`;
  await giveUp(
    parts,
    { connectionId, conversationId },
    { kind: "effect", title, detail, remark: ({ notDelivered }) => notDelivered({ kind, error }) },
  );
}

async function bringAbout(parts: DelivererParts, lease: Lease, next: NextEffect): Promise<Outcome | "lease_lost"> {
  const { effect, baton } = next;
  try {
    if (!next.taken) return await clearUp(parts, lease, next);
    if (!mayDeliver(effect.effect, effect.batonSeq, baton)) return withheld(baton);
    const isWords = CUSTOMER_VISIBLE.has(effect.effect.kind) && effect.effect.kind !== "typing";
    const look = isWords ? await parts.lookAgain(lease, next) : "unchanged";
    if (look === "moved_on" || (look === "unreachable" && effect.attempts < MAX_FAILED_LOOKS))
      return { status: "pending", error: look, retryInMs: retryAfterLook(look, effect) };
    return await send(parts, lease, next);
  } catch (err) {
    const { connectionId, conversationId } = lease;
    const fields = { err, connectionId, conversationId, effectId: effect.id };
    if (err instanceof ChatwootError) {
      parts.log.warn({ ...fields, outcome: err.outcome }, "effect not sent");
      return next.taken ? afterFailure(effect, err, parts.now()) : stillUnclear(effect);
    }
    if (!isHopeless(effect, parts.now())) throw err;
    parts.log.error(fields, "effect fails again and again");
    return { status: "failed", error: "internal" };
  }
}

/** A look takes milliseconds to settle; a failing Chatwoot needs longer. */
const retryAfterLook = (look: Look, { attempts }: StoredEffect) =>
  look === "moved_on" ? SETTLED_WITHIN_MS : outageDelayMs(attempts);

const withheld = ({ holder }: Baton): Outcome => ({ status: "withheld", error: `held_by_${holder}` });

async function send(
  parts: DelivererParts,
  lease: Lease,
  { effect, known }: NextEffect,
): Promise<Outcome | "lease_lost"> {
  const { connectionId, conversationId } = lease;
  const key = { connectionId, conversationId };
  const clients = await parts.directory.loadClients(connectionId);
  if (MESSAGE_KINDS.has(effect.effect.kind)) {
    const { reader } = clients;
    const isOld = parts.now() - effect.createdAt > OLD_MS;
    const earlier = isOld && reader ? await findMessageByEffect(reader, conversationId, effect.id) : undefined;
    if (earlier) return alreadySent(earlier, { effect, clients });
    // Looking takes time, in which a webhook may have brought a takeover.
    const baton = await parts.effects.startPosting(lease, effect.id);
    if (!baton) return "lease_lost";
    if (!mayDeliver(effect.effect, effect.batonSeq, baton)) return withheld(baton);
  }
  const change = ownChangeOf(effect.effect);
  if (change) await parts.ownChanges.begin(key, { change, at: clients.bot.clock.now() });
  const sent = await sendEffect({ effectId: effect.id, effect: effect.effect, known, clients }).catch(async (err) => {
    if (change) await parts.ownChanges.doubt(key);
    throw err;
  });
  if (Object.keys(sent.change).length > 0) await parts.ownChanges.finish(key, sent);
  return { status: "sent", message: sent.message };
}

function alreadySent(found: SeenMessage, { effect, clients }: { effect: StoredEffect; clients: Clients }): Outcome {
  return { status: "sent", message: sentMessage(found, { effect: effect.effect, effectId: effect.id, clients }) };
}

/**
 * An earlier attempt began, and its end is unknown. Status, labels and the like are simply done again. A message is
 * looked for first: found, it was sent; absent in two looks far enough apart, it was not, and is sent again.
 */
async function clearUp(parts: DelivererParts, key: ConversationKey, { effect, known }: NextEffect): Promise<Outcome> {
  const error = effect.error ?? "interrupted";
  if (!MESSAGE_KINDS.has(effect.effect.kind) || effect.postingMs === null)
    return { status: "pending", error, retryInMs: 0 };
  const clients = await parts.directory.loadClients(key.connectionId);
  const { reader } = clients;
  if (!reader) return stillUnclear(effect);
  const found = await findMessageByEffect(reader, known.state.id, effect.id);
  if (found) return alreadySent(found, { effect, clients });
  const isAbsent = effect.error === "answered_500" || (effect.absentMs ?? 0) > TRUST_ABSENCE_AFTER_MS;
  if (!isAbsent) return { status: "uncertain", error, retryInMs: LOOK_AGAIN_MS, isAbsent: true };
  if (isHopeless(effect, parts.now())) return { status: "failed", error: "not_found_in_chatwoot" };
  const hasWaited = effect.error !== "answered_500";
  return {
    status: "pending",
    error: "not_found_in_chatwoot",
    retryInMs: hasWaited ? 0 : outageDelayMs(effect.attempts),
  };
}

/** Without a look it is never sent again: the echo may still come, then a person has to look. */
function stillUnclear(effect: StoredEffect): Outcome {
  if ((effect.postingMs ?? 0) > ECHO_PATIENCE_MS) return { status: "failed", error: "unknown_whether_sent" };
  const absent = effect.absentMs === null ? {} : { isAbsent: true };
  return { status: "uncertain", error: effect.error ?? "interrupted", retryInMs: LOOK_AGAIN_MS, ...absent };
}
