import { randomUUID } from "node:crypto";
import type { Directory } from "../accounts/directory.ts";
import type { Look } from "../catch-up/look-again.ts";
import { sendEffect, sentMessage } from "../chatwoot/effects/send.ts";
import { findMessageByEffect } from "../chatwoot/history.ts";
import { mayDeliver } from "../core/baton/may-deliver.ts";
import { ownChangeOf } from "../core/baton/own-write.ts";
import type { ConversationKey } from "../core/conversation.ts";
import { CUSTOMER_VISIBLE, MESSAGE_KINDS } from "../core/effect.ts";
import type { DeliveryLease, EffectStore, NextEffect, Outcome, StoredEffect } from "../db/turn/effect-store.ts";
import { ChatwootError } from "../errors.ts";
import type { Logger } from "../telemetry/logger.ts";
import type { Metrics } from "../telemetry/metrics.ts";
import type { OwnChanges } from "./change-conversation.ts";
import { afterFailure, isHopeless, outageDelayMs } from "./delivery-outcome.ts";
import { type GiveUpParts, giveUp } from "./give-up.ts";

export interface Deliverer {
  /** Sends what waits in a conversation's outbox, in order, until it is empty or something has to wait. */
  deliver(key: ConversationKey): Promise<Delivered>;
}

export interface Delivered {
  /** Milliseconds until the outbox is worth another look; null: it is empty, or somebody else has it. */
  readonly retryInMs: number | null;
}

/** Longer than one call to Chatwoot with its time-out. */
const LEASE_MS = 15_000;
const RENEW_MS = 5_000;
/** Chatwoot ends a web request after 15 s: a message that is not there by then was never made. */
const TRUST_ABSENCE_AFTER_MS = 20_000;
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
  /** The last look at Chatwoot before the customer sees something. */
  readonly lookAgain: (key: ConversationKey, taken: Pick<NextEffect, "known" | "baton">) => Promise<Look>;
}

export function createDeliverer(parts: DelivererParts): Deliverer {
  return {
    async deliver(key) {
      const lease: DeliveryLease = { ...key, owner: randomUUID(), leaseMs: LEASE_MS };
      const renewal = setInterval(() => void parts.effects.renew(lease).catch(() => undefined), RENEW_MS);
      try {
        return await emptyOutbox(parts, lease);
      } finally {
        clearInterval(renewal);
      }
    },
  };
}

async function emptyOutbox(parts: DelivererParts, lease: DeliveryLease): Promise<Delivered> {
  let next = await parts.effects.begin(lease);
  while (next) {
    const { effect } = next;
    const outcome = await bringAbout(parts, lease, next);
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

/** Typing dots that did not get through are missed by no customer. */
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
  const remark = `The bot could not deliver its last step (${kind}: ${error}).`;
  await giveUp(parts, { connectionId, conversationId }, { kind: "effect", title, detail, remark });
}

async function bringAbout(parts: DelivererParts, key: ConversationKey, next: NextEffect): Promise<Outcome> {
  const { effect, baton } = next;
  try {
    if (!next.taken) return await clearUp(parts, key, next);
    if (!mayDeliver(effect.effect, effect.batonSeq, baton))
      return { status: "withheld", error: `held_by_${baton.holder}` };
    const isWords = CUSTOMER_VISIBLE.has(effect.effect.kind) && effect.effect.kind !== "typing";
    const look = isWords ? await parts.lookAgain(key, next) : "unchanged";
    if (look !== "unchanged") return { status: "pending", error: look, retryInMs: retryAfterLook(look, effect) };
    return await send(parts, key, next);
  } catch (err) {
    const { connectionId, conversationId } = key;
    const fields = { err, connectionId, conversationId, effectId: effect.id };
    if (err instanceof ChatwootError) {
      parts.log.warn({ ...fields, outcome: err.outcome }, "effect not sent");
      return next.taken ? afterFailure(effect, err, parts.now()) : stillUnclear(parts, effect);
    }
    if (!isHopeless(effect, parts.now())) throw err;
    parts.log.error(fields, "effect fails again and again");
    return { status: "failed", error: "internal" };
  }
}

/** What was found is settled in milliseconds; a Chatwoot that does not answer needs longer. */
const retryAfterLook = (look: Look, { attempts }: StoredEffect) =>
  look === "moved_on" ? SETTLED_WITHIN_MS : outageDelayMs(attempts);

async function send(parts: DelivererParts, key: ConversationKey, { effect, known }: NextEffect): Promise<Outcome> {
  const clients = await parts.directory.loadClients(key.connectionId);
  const change = ownChangeOf(effect.effect);
  if (change) await parts.ownChanges.begin(key, { change, at: clients.bot.clock.now() });
  const sent = await sendEffect({ effectId: effect.id, effect: effect.effect, known, clients }).catch(async (err) => {
    if (change) await parts.ownChanges.doubt(key);
    throw err;
  });
  if (Object.keys(sent.change).length > 0) await parts.ownChanges.finish(key, sent);
  return { status: "sent", message: sent.message };
}

/**
 * An earlier attempt began and nobody knows how it ended. Status, labels and the like are simply done again. A message is
 * looked for first: found, it was sent; not found after Chatwoot must have finished, it was not, and may be sent again.
 */
async function clearUp(parts: DelivererParts, key: ConversationKey, { effect, known }: NextEffect): Promise<Outcome> {
  if (!MESSAGE_KINDS.has(effect.effect.kind)) return { status: "pending", error: "interrupted", retryInMs: 0 };
  const clients = await parts.directory.loadClients(key.connectionId);
  const { reader } = clients;
  if (!reader) return stillUnclear(parts, effect);
  const found = await findMessageByEffect(reader, known.state.id, effect.id);
  if (found) {
    return { status: "sent", message: sentMessage(found, { effect: effect.effect, effectId: effect.id, clients }) };
  }
  const hasWaited = sinceSend(parts, effect) > TRUST_ABSENCE_AFTER_MS;
  if (hasWaited || effect.error === "answered_500") {
    const error = "not_found_in_chatwoot";
    if (isHopeless(effect, parts.now())) return { status: "failed", error };
    return { status: "pending", error, retryInMs: hasWaited ? 0 : outageDelayMs(effect.attempts) };
  }
  return { status: "uncertain", error: effect.error ?? "interrupted", retryInMs: LOOK_AGAIN_MS };
}

/** Never sent again on a guess: the echo may still tell, then a person has to look. */
function stillUnclear(parts: DelivererParts, effect: StoredEffect): Outcome {
  const error = effect.error ?? "interrupted";
  if (sinceSend(parts, effect) > ECHO_PATIENCE_MS) return { status: "failed", error: "unknown_whether_sent" };
  return { status: "uncertain", error, retryInMs: LOOK_AGAIN_MS };
}

const sinceSend = ({ now }: DelivererParts, effect: StoredEffect) => now() - (effect.sendStartedAt ?? 0);
