import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstBaton, type Handoff, type PassEvent, pass as passWith } from "../../../plugin/core/baton/baton.ts";
import { type Baton, REASONS } from "../../../plugin/core/baton/holder.ts";
import { mayDeliver } from "../../../plugin/core/baton/may-deliver.ts";
import type { Policy } from "../../../plugin/core/baton/policy.ts";
import { CUSTOMER_VISIBLE, note, say } from "../../../plugin/core/effect.ts";
import { defaultSettings } from "../../../plugin/core/settings/settings.ts";
import { aConversation } from "../../helpers/builders.ts";

const bot: Baton = {
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
const policy: Policy = {
  ladders: defaultSettings.ladders,
  handoffLimit: 3,
  staffedAt: 0,
  reopen: "bot",
  reopenWindowMs: 0,
  onlineAgentIds: new Set([7]),
  returnLine: null,
};
const pass = (baton: Baton, event: PassEvent) => passWith(baton, event, policy);
const held = (holder: Baton["holder"]): Baton => ({ ...bot, holder, reason: "opened" });
const handoff: Handoff = {
  recap: "Wants a refund",
  announcement: "A person will answer",
  route: { team: "suporte", fallback: [] },
  priority: "high",
  labels: ["vip"],
  attributes: { baton_topic: "refund" },
};
const kinds = (effects: readonly { kind: string }[]) => effects.map(({ kind }) => kind);

describe("who holds a conversation that Baton sees for the first time", () => {
  it.each([
    ["pending", null, "bot"],
    ["open", null, "team"],
    ["open", { kind: "person", id: 7, name: "Ines" }, "agent"],
    ["open", { kind: "bot", id: 2, name: "Nova" }, "team"],
    ["snoozed", null, "agent"],
    ["resolved", null, "closed"],
  ] as const)("%s with assignee %j is the %s's", (status, assignee, holder) => {
    expect(firstBaton(aConversation({ status, assignee }), 0).holder).toBe(holder);
  });
});

describe("a handoff", () => {
  const passed = pass(bot, { type: "handed_off", at: 5, reason: "customer_request", handoff });

  it("gives the baton to the team and counts for the loop guard", () => {
    expect(passed.baton).toMatchObject({ holder: "team", reason: "customer_request", handoffs: 1, seq: 2, since: 5 });
  });

  it("leaves the recap before anybody is told, and opens the conversation last", () => {
    expect(kinds(passed.effects)).toEqual([
      "note",
      "say",
      "assign",
      "set_priority",
      "change_labels",
      "merge_attributes",
      "set_status",
    ]);
  });

  it("is nothing when people have the conversation already: none is announced twice", () => {
    expect(pass(held("team"), { type: "handed_off", at: 5, reason: "keyword", handoff }).effects).toEqual([]);
  });
});

describe("a person's public message", () => {
  it("takes the conversation from the bot, assigns it and shows it to everybody", () => {
    const passed = pass(bot, { type: "person_spoke", at: 9, personId: 7 });
    expect(passed.baton.holder).toBe("agent");
    expect(passed.effects).toEqual([
      { kind: "assign", to: { agent: 7 } },
      { kind: "set_status", status: "open" },
    ]);
  });

  it("from the phone names nobody, so the conversation is only opened", () => {
    expect(pass(bot, { type: "person_spoke", at: 9, personId: null }).effects).toEqual([
      { kind: "set_status", status: "open" },
    ]);
  });

  it("withholds what the bot had already decided to say", () => {
    const { baton } = pass(bot, { type: "person_spoke", at: 9, personId: 7 });
    expect(mayDeliver(say("Olá"), bot.seq, baton)).toBe(false);
    expect(mayDeliver(note("recap"), bot.seq, baton)).toBe(true);
  });
});

describe("the customer writes", () => {
  it("to a closed conversation that is pending again: a new episode of the bot", () => {
    const { baton } = pass(held("closed"), { type: "customer_wrote", at: 3, status: "pending", lastAgentId: null });
    expect(baton).toMatchObject({ holder: "bot", reason: "new_episode", episode: 2, handoffs: 0 });
  });

  it("to a closed conversation that stays resolved: they are blocked, nothing happens", () => {
    expect(
      pass(held("closed"), { type: "customer_wrote", at: 3, status: "resolved", lastAgentId: null }).reason,
    ).toBeNull();
  });

  it.each(["team", "agent"] as const)("while the %s has it: the bot says nothing", (holder) => {
    expect(pass(held(holder), { type: "customer_wrote", at: 3, status: "open", lastAgentId: null })).toMatchObject({
      effects: [],
      reason: null,
    });
  });
});

describe("a pause", () => {
  it("with a time ends by itself", () => {
    const { timers, baton } = pass(bot, { type: "paused", at: 1, personId: 7, until: 99 });
    expect(baton).toMatchObject({ holder: "agent", reason: "paused", pausedUntil: 99 });
    expect(timers).toContainEqual({ set: { kind: "pause_over", dueAt: 99, data: {} } });
  });

  it("is forgotten by whatever passes the baton next", () => {
    const { baton } = pass(bot, { type: "paused", at: 1, personId: 7, until: 99 });
    const next = pass(baton, { type: "returned", at: 2, reason: "agent_command", tellChatwoot: true });
    expect(next.baton).toMatchObject({ holder: "bot", pausedUntil: null });
    expect(next.timers).toContainEqual({ cancel: "pause_over" });
  });
});

describe("people who do not answer are chased", () => {
  const set = (timers: readonly { set?: { kind: string; dueAt: number } }[]) =>
    timers.flatMap((timer) => (timer.set ? [timer.set] : []));

  it("a handoff that nobody picks up begins a ladder", () => {
    const { timers } = pass(bot, { type: "handed_off", at: 1_000, reason: "keyword", handoff });
    expect(set(timers)).toMatchObject([{ kind: "waiting_in_team", dueAt: 121_000 }]);
  });

  it("out of hours the ladder waits for people to be back, and begins with telling them", () => {
    const away = { ...policy, staffedAt: 3_600_000 };
    const { timers } = passWith(bot, { type: "handed_off", at: 1_000, reason: "keyword", handoff }, away);
    const data = { step: 0, startedAt: 3_600_000, atOpening: true };
    expect(set(timers)).toEqual([{ kind: "waiting_in_team", dueAt: 3_600_000, data }]);
  });

  it("the next person on duty has a full ladder before them", () => {
    const asked = pass(held("agent"), { type: "customer_wrote", at: 10, status: "open", lastAgentId: null });
    const moved = pass(asked.baton, { type: "assigned", at: 200_000, personId: 8 });
    expect(moved.reason).toBeNull();
    expect(set(moved.timers)).toMatchObject([{ kind: "agent_silent", dueAt: 500_000 }]);
  });

  it("an agent's silence counts from the first message that waits", () => {
    const first = pass(held("agent"), { type: "customer_wrote", at: 10, status: "open", lastAgentId: null });
    const second = pass(first.baton, { type: "customer_wrote", at: 9_999, status: "open", lastAgentId: null });
    expect(set(first.timers)).toMatchObject([{ kind: "agent_silent", dueAt: 300_010 }]);
    expect(second.timers).toEqual([]);
  });

  it("an agent who answers is no longer waited for", () => {
    const asked = pass(held("agent"), { type: "customer_wrote", at: 10, status: "open", lastAgentId: null });
    const answered = pass(asked.baton, { type: "person_spoke", at: 20, personId: 7 });
    expect(answered.baton.waitingSince).toBeNull();
    expect(answered.timers).toContainEqual({ cancel: "agent_silent" });
  });

  it("after too many handoffs no timer gives it back to the bot", () => {
    const tired = { ...held("team"), handoffs: 3 };
    expect(pass(tired, { type: "returned", at: 5, reason: "timeout", tellChatwoot: true }).reason).toBeNull();
    expect(pass(tired, { type: "returned", at: 5, reason: "agent_command", tellChatwoot: true }).baton.holder).toBe(
      "bot",
    );
  });
});

describe("given back to the bot", () => {
  it("by a command unassigns and sets pending, both", () => {
    const { effects } = pass(held("agent"), { type: "returned", at: 2, reason: "agent_command", tellChatwoot: true });
    expect(effects).toEqual([
      { kind: "assign", to: { nobody: true } },
      { kind: "set_status", status: "pending" },
    ]);
  });

  it("in Chatwoot itself needs no call", () => {
    const passed = pass(held("agent"), { type: "returned", at: 2, reason: "returned", tellChatwoot: false });
    expect(passed).toMatchObject({ baton: { holder: "bot" }, effects: [] });
  });
});

const passEvents: fc.Arbitrary<PassEvent> = fc.nat(1_000_000).chain((at) =>
  fc.oneof(
    fc
      .constantFrom("open", "pending", "resolved", "snoozed")
      .map((status) => ({ type: "customer_wrote" as const, at, status: status as "open", lastAgentId: null })),
    fc.option(fc.nat(9)).map((personId) => ({ type: "person_spoke" as const, at, personId })),
    fc.nat(9).map((personId) => ({ type: "assigned" as const, at, personId })),
    fc.constant({ type: "unassigned" as const, at }),
    fc.constant({ type: "bot_spoke" as const, at }),
    fc.boolean().map((assigned) => ({ type: "opened" as const, at, assigned })),
    fc.constant({ type: "snoozed" as const, at }),
    fc.constant({ type: "resolved" as const, at }),
    fc.boolean().map((tellChatwoot) => ({ type: "returned" as const, at, reason: "returned" as const, tellChatwoot })),
    fc.option(fc.nat()).map((until) => ({ type: "paused" as const, at, personId: 7, until })),
    fc.constantFrom(...REASONS).map((reason) => ({ type: "handed_off" as const, at, reason, handoff })),
  ),
);

describe("whatever happens, in whatever order", () => {
  const run = (
    events: readonly PassEvent[],
    check: (before: Baton, event: PassEvent, after: ReturnType<typeof pass>) => void,
  ) => {
    let baton = bot;
    for (const event of events) {
      const after = pass(baton, event);
      check(baton, event, after);
      baton = after.baton;
    }
  };
  const property = (check: Parameters<typeof run>[1]) =>
    fc.assert(
      fc.property(fc.array(passEvents, { maxLength: 30 }), (events) => run(events, check)),
      { numRuns: 10_000 },
    );

  it("a person who speaks has the conversation", () => {
    property((_before, event, after) => {
      if (event.type === "person_spoke") expect(after.baton.holder).toBe("agent");
    });
  });

  it("only a handoff by the bot speaks to the customer", () => {
    property((before, event, after) => {
      const speaks = after.effects.some((effect) => CUSTOMER_VISIBLE.has(effect.kind));
      if (speaks) expect([before.holder, event.type]).toEqual(["bot", "handed_off"]);
    });
  });

  it("a new holder is a new pass, with a reason", () => {
    property((before, _event, after) => {
      if (after.baton.holder === before.holder) return;
      expect(after.baton.seq).toBe(before.seq + 1);
      expect(REASONS).toContain(after.reason);
    });
  });

  it("what is waited for belongs to who holds it", () => {
    const allowed = {
      bot: ["customer_silent", "episode_limit"],
      team: ["waiting_in_team"],
      agent: ["agent_silent", "pause_over"],
      closed: [],
    };
    fc.assert(
      fc.property(fc.array(passEvents, { maxLength: 30 }), (events) => {
        const live = new Set<string>();
        run(events, (_before, _event, after) => {
          for (const { cancel, set } of after.timers) {
            if (cancel) live.delete(cancel);
            if (set) live.add(set.kind);
          }
          expect(allowed[after.baton.holder]).toEqual(expect.arrayContaining([...live]));
          expect(live.has("pause_over")).toBe(after.baton.pausedUntil !== null);
        });
      }),
      { numRuns: 10_000 },
    );
  });
});

describe("a conversation that Baton meets open", () => {
  const met = (waitingSince: number | null | undefined) =>
    firstBaton(aConversation({ status: "open", ...(waitingSince === undefined ? {} : { waitingSince }) }), 5_000);

  it("has somebody who waits only where Chatwoot says so, or says nothing of it", () => {
    expect(met(3_000)).toMatchObject({ holder: "team", waitingSince: 3_000 });
    expect(met(null)).toMatchObject({ holder: "team", waitingSince: null });
    expect(met(undefined)).toMatchObject({ holder: "team", waitingSince: 5_000 });
  });

  it("starts no ladder while nobody waits, and starts it with the customer's next message", () => {
    const answered = met(null);
    const change = pass(answered, { type: "opened", at: 6_000, assigned: false });
    expect(change.timers.filter(({ set }) => set)).toEqual([]);
    const asked = pass(answered, { type: "customer_wrote", at: 7_000, status: "open", lastAgentId: null });
    expect(asked.baton.waitingSince).toBe(7_000);
    expect(asked.timers.map(({ set }) => set?.kind)).toEqual(["waiting_in_team"]);
  });
});
