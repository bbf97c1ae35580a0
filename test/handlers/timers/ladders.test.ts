import { describe, expect, it } from "vitest";
import { agentSilent } from "../../../handlers/timers/agent-silent.ts";
import { customerSilent } from "../../../handlers/timers/customer-silent.ts";
import { episodeLimit } from "../../../handlers/timers/episode-limit.ts";
import { pauseOver } from "../../../handlers/timers/pause-over.ts";
import { BACK_TO_BOT, waitingInTeam } from "../../../handlers/timers/waiting-in-team.ts";
import type { EventContext, TimerHandler } from "../../../plugin/core/handler.ts";
import type { SettingsDocument } from "../../../plugin/core/settings/settings.ts";
import { aConversation } from "../../helpers/builders.ts";
import { aBaton, aContext, somePeople } from "../../helpers/event-context.ts";

const MINUTE = 60_000;

type Changes = Partial<Omit<EventContext, "settings">> & { settings?: SettingsDocument };

/** Fires the first rung of a ladder that has only this one. */
function rung(ladder: TimerHandler, action: string, context: Changes) {
  const settings = { ...context.settings, ladders: { [ladder.kind]: [{ after: "5m", do: action }] } };
  const full = aContext({ people: somePeople, now: 10 * MINUTE, ...context, settings });
  return ladder.run({ kind: ladder.kind, dueAt: 5 * MINUTE, data: { step: 0, startedAt: 0 } }, full);
}

const waiting = {
  baton: aBaton({ holder: "team", waitingSince: 4 * MINUTE, handoffs: 1 }),
  marks: { "episode.route": { team: "suporte", fallback: ["vendas"] } },
};
const silent = {
  baton: aBaton({ holder: "agent", waitingSince: 4 * MINUTE }),
  conversation: aConversation({ status: "open", assignee: { kind: "person", id: 2, name: "Bruno" } }),
};
const routing = { routing: { supervisor_team: "supervisao" } };

describe("a handoff that nobody picks up", () => {
  it("reminds those of the team who are online, by name", () => {
    expect(rung(waitingInTeam, "remind_team", waiting).effects).toMatchObject([
      { kind: "mention", people: [{ kind: "user", id: 2, name: "Bruno" }] },
    ]);
  });

  it("tells people outside Chatwoot as well, with minutes and without the customer's words", () => {
    expect(rung(waitingInTeam, "remind_team", waiting).notify).toBe("Um cliente espera por uma pessoa há 6 min.");
  });

  it("leaves a plain note when it is not known who belongs to the team", () => {
    const { effects } = rung(waitingInTeam, "remind_team", { ...waiting, people: { agents: [], teams: [] } });
    expect(effects).toMatchObject([{ kind: "note", text: "Um cliente espera por uma pessoa há 6 min." }]);
  });

  it("goes to the next team, urgent, and reminds it", () => {
    const handled = rung(waitingInTeam, "next_team", waiting);
    expect(handled.effects).toMatchObject([{ kind: "assign", to: { team: "vendas" } }, { priority: "urgent" }, {}]);
    expect(handled.marks).toEqual({ "episode.route": { team: "vendas", fallback: [] } });
  });

  it("goes to the supervisors", () => {
    const { effects } = rung(waitingInTeam, "supervisor", { ...waiting, settings: routing });
    expect(effects).toMatchObject([
      { kind: "assign", to: { team: "supervisao" } },
      { priority: "urgent" },
      { people: [{ id: 4 }] },
    ]);
  });

  it("keeps the customer informed, in the customer's language", () => {
    const person = { optedOutAt: null, consent: null, language: "en" } as const;
    expect(rung(waitingInTeam, "tell_customer", { ...waiting, person }).effects).toMatchObject([
      { kind: "say", text: expect.stringContaining("still looking") },
    ]);
  });

  it("offers the bot again", () => {
    expect(rung(waitingInTeam, "offer_bot", waiting).effects).toMatchObject([
      { kind: "choice", choices: [{ value: BACK_TO_BOT }, {}] },
    ]);
  });

  it("does not offer a bot that has given up too often", () => {
    const baton = aBaton({ holder: "team", handoffs: 3 });
    expect(rung(waitingInTeam, "offer_bot", { ...waiting, baton }).effects).toBeUndefined();
  });

  it("does not offer the bot where only people may help", () => {
    const baton = aBaton({ holder: "team", reason: "policy" });
    expect(rung(waitingInTeam, "offer_bot", { ...waiting, baton }).effects).toBeUndefined();
  });

  it("ends in a ticket and a word to the customer, never in silence", () => {
    const handled = rung(waitingInTeam, "ticket", waiting);
    expect(handled.ticket).toMatchObject({
      title: "Nobody picked up a handoff",
      detail: { minutes: 6, team: "suporte" },
    });
    expect(handled.effects?.at(-1)).toMatchObject({ kind: "say" });
  });

  it("is no longer chased once a person has it", () => {
    expect(rung(waitingInTeam, "ticket", { ...waiting, baton: aBaton({ holder: "agent" }) })).toEqual({});
  });
});

describe("an agent who lets the customer wait", () => {
  it("is reminded by name", () => {
    expect(rung(agentSilent, "remind_agent", silent).effects).toMatchObject([{ kind: "mention", people: [{ id: 2 }] }]);
  });

  it("loses the conversation to the team", () => {
    const handled = rung(agentSilent, "unassign", silent);
    expect(handled.pass).toMatchObject({ type: "unassigned" });
    expect(handled.effects).toContainEqual({ kind: "assign", to: { nobody: true } });
  });

  it("is reported to the supervisors", () => {
    expect(rung(agentSilent, "supervisor", { ...silent, settings: routing }).effects).toMatchObject([
      { kind: "assign", to: { team: "supervisao" } },
      { priority: "urgent" },
      { kind: "mention" },
    ]);
  });

  it("loses it to the bot", () => {
    expect(rung(agentSilent, "return_to_bot", silent).pass).toMatchObject({
      type: "returned",
      reason: "timeout",
      tellChatwoot: true,
    });
  });

  it.each([
    ["the bot was told to be silent", { reason: "paused" as const }, {}],
    ["the bot has given up too often", { handoffs: 3 }, {}],
    ["somebody may be in danger", {}, { "episode.never_close": true }],
  ])("keeps it when %s: then the supervisors and the operator hear of it", (_, changes, marks) => {
    const baton = aBaton({ holder: "agent", waitingSince: 4 * MINUTE, ...changes });
    const handled = rung(agentSilent, "return_to_bot", { ...silent, baton, marks, settings: routing });
    expect(handled.pass).toBeUndefined();
    expect(handled.effects).toContainEqual({ kind: "assign", to: { team: "supervisao" } });
    expect(handled.ticket).toMatchObject({ title: "An agent does not answer" });
  });

  it("or it is closed with a word to the customer", () => {
    const handled = rung(agentSilent, "close", silent);
    expect(handled.pass).toMatchObject({ type: "resolved" });
    expect(handled.effects).toMatchObject([
      { kind: "note" },
      { kind: "say" },
      { kind: "set_status", status: "resolved" },
    ]);
  });

  it("is left alone when the customer waits for nothing", () => {
    expect(rung(agentSilent, "unassign", { ...silent, baton: aBaton({ holder: "agent" }) })).toEqual({});
  });
});

describe("a customer who says nothing more", () => {
  it("is asked once", () => {
    expect(rung(customerSilent, "ask_once", {}).effects).toMatchObject([
      { kind: "say", text: "Posso ajudar com mais alguma coisa?" },
    ]);
  });

  it("gets a goodbye, and the conversation is closed", () => {
    const handled = rung(customerSilent, "close", {});
    expect(handled).toMatchObject({ pass: { type: "resolved" }, effects: [{ kind: "say" }, { status: "resolved" }] });
  });

  it("has been answered, or has left a question of the bot's open", () => {
    expect(rung(customerSilent, "close", {}).pass).toMatchObject({ outcome: "answered", reason: "timeout" });
    const asked = { baton: aBaton({ asked: true }) };
    expect(rung(customerSilent, "close", asked).pass).toMatchObject({ outcome: "abandoned" });
  });

  it("is never closed on when they may be in danger", () => {
    expect(rung(customerSilent, "close", { marks: { "episode.never_close": true } })).toEqual({});
  });
});

describe("every rung", () => {
  it("goes on record with its ladder, step and time", () => {
    expect(rung(customerSilent, "ask_once", {}).record).toEqual({
      action: "ladder_step",
      data: { ladder: "customer_silent", step: 0, does: "ask_once", due_at: 5 * MINUTE },
    });
  });

  it("sets the timer of the next one, counted from when the ladder began", () => {
    const settings = {
      ladders: {
        customer_silent: [
          { after: "2h", do: "close" },
          { after: "30m", do: "ask_once" },
        ],
      },
    };
    const handled = customerSilent.run(
      { kind: "customer_silent", dueAt: 30 * MINUTE, data: { step: 0, startedAt: 0 } },
      aContext({ settings }),
    );
    expect(handled.effects).toMatchObject([{ kind: "say" }]);
    expect(handled.timers).toEqual([
      { set: { kind: "customer_silent", dueAt: 120 * MINUTE, data: { step: 1, startedAt: 0 } } },
    ]);
  });

  it("that passes the baton is the last of its ladder", () => {
    expect(rung(agentSilent, "return_to_bot", silent).timers).toEqual([]);
  });
});

describe("an episode that the bot has kept for hours", () => {
  const fire = (context: Changes) =>
    episodeLimit.run({ kind: "episode_limit", dueAt: 0, data: {} }, aContext({ now: 120 * MINUTE, ...context }));

  it("is looked at by a person while the customer is still there", () => {
    expect(fire({ baton: aBaton({ lastAskedAt: 110 * MINUTE }) }).handOff).toMatchObject({ reason: "timeout" });
  });

  it("is left to the ladder of silence when the customer has gone", () => {
    expect(fire({ baton: aBaton({ lastAskedAt: 10 * MINUTE }) })).toEqual({
      timers: [{ set: { kind: "episode_limit", dueAt: 150 * MINUTE, data: {} } }],
    });
  });
});

describe("a pause with a time", () => {
  const fire = (reason: "paused" | "agent_takeover") =>
    pauseOver.run({ kind: "pause_over", dueAt: 9, data: {} }, aContext({ baton: aBaton({ holder: "agent", reason }) }));

  it("gives the conversation back to the bot", () => {
    expect(fire("paused").pass).toMatchObject({ type: "returned", at: 9, reason: "timeout", tellChatwoot: true });
  });

  it("does nothing when somebody has really taken it since", () => {
    expect(fire("agent_takeover")).toEqual({});
  });
});
