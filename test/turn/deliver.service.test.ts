import { expect, it } from "vitest";
import type { Baton } from "../../plugin/core/baton/holder.ts";
import { nothingOwn } from "../../plugin/core/baton/own-write.ts";
import { say } from "../../plugin/core/effect.ts";
import type { TicketStore } from "../../plugin/db/ticket-store.ts";
import type { EffectStore, NextEffect, Outcome } from "../../plugin/db/turn/effect-store.ts";
import type { TurnStore } from "../../plugin/db/turn/turn-store.ts";
import { createLogger } from "../../plugin/telemetry/logger.ts";
import { createMetrics } from "../../plugin/telemetry/metrics.ts";
import { createDeliverer } from "../../plugin/turn/deliver.ts";
import { aConversation } from "../helpers/builders.ts";

const baton: Baton = {
  holder: "bot",
  reason: "new_conversation",
  since: 0,
  seq: 1,
  episode: 1,
  handoffs: 0,
  pausedUntil: null,
  waitingSince: null,
  lastAskedAt: null,
};

const next = (attempts: number): NextEffect => ({
  baton,
  known: { state: aConversation(), own: nothingOwn },
  taken: true,
  effect: {
    id: "e1",
    effect: say("Olá"),
    batonSeq: 1,
    status: "sending",
    attempts,
    createdAt: 0,
    postingMs: null,
    absentMs: null,
    error: null,
  },
});

/** An outbox with one effect, and a Chatwoot client that breaks in a way that nobody foresaw. */
function breaking(attempts: number) {
  const done: string[] = [];
  const outcomes: Outcome[] = [];
  const nothing = async () => undefined;
  const effects: EffectStore = {
    begin: async () => next(attempts),
    async finish(_, __, outcome) {
      done.push("finished");
      outcomes.push(outcome);
      return undefined;
    },
    startPosting: async () => baton,
    renew: nothing,
    release: nothing,
    append: nothing,
    withholdAll: async () => 0,
  };
  const unreachable = async () => {
    throw new TypeError("a mistake in Baton");
  };
  const deliverer = createDeliverer({
    effects,
    directory: {
      findConnection: nothing,
      loadConnection: unreachable,
      loadSurroundings: unreachable,
      loadClients: unreachable,
      loadInboxIds: unreachable,
      noteInbox: nothing,
      close: () => undefined,
    },
    metrics: createMetrics(),
    log: createLogger({ level: "silent" }),
    now: () => 60 * 60_000,
    ownChanges: { begin: nothing, finish: nothing, doubt: nothing },
    lookAgain: async () => "unchanged",
    turns: { find: nothing } as Partial<TurnStore> as TurnStore,
    tickets: { open: async () => void done.push("given up") } as Partial<TicketStore> as TicketStore,
  });
  return { deliverer, done, outcomes };
}

const key = { connectionId: "c1", conversationId: 12 };

it("leaves an effect that fails for no known reason to another attempt", async () => {
  const { deliverer, done } = breaking(3);
  await expect(deliverer.deliver(key)).rejects.toThrow("a mistake in Baton");
  expect(done).toEqual([]);
});

it("calls a person before it writes down that an effect failed for good", async () => {
  const { deliverer, done, outcomes } = breaking(20);
  await deliverer.deliver(key);
  expect(done).toEqual(["given up", "finished"]);
  expect(outcomes).toEqual([{ status: "failed", error: "internal" }]);
});
