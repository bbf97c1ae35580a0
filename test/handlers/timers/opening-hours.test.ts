import { describe, expect, it } from "vitest";
import { agentSilent } from "../../../handlers/timers/agent-silent.ts";
import { waitingInTeam } from "../../../handlers/timers/waiting-in-team.ts";
import type { EventContext, TimerHandler } from "../../../plugin/core/handler.ts";
import { openingHoursOf } from "../../../plugin/core/hours.ts";
import { completeSettings } from "../../../plugin/core/settings/settings.ts";
import { aConversation } from "../../helpers/builders.ts";
import { aBaton, aContext, somePeople } from "../../helpers/event-context.ts";

const MINUTE = 60_000;

describe("people who come and go", () => {
  /** Monday, 7 September 2026: open from 09:00 to 18:00 in São Paulo. */
  const at = (time: string) => Date.parse(`2026-09-07T${time}:00-03:00`);
  const hours = openingHoursOf(completeSettings({ hours: { source: "own" } }).hours, null);
  const waiting = {
    baton: aBaton({ holder: "team", waitingSince: at("08:30"), handoffs: 1 }),
    marks: { "episode.route": { team: "suporte", fallback: [] } },
  };
  const assignee = { kind: "person", id: 2, name: "Bruno" } as const;
  const silent = { conversation: aConversation({ status: "open", assignee }) };
  const open = (time: string, changes: Parameters<typeof aContext>[0] = {}) =>
    aContext({ people: somePeople, hours, ...waiting, now: at(time), ...changes });
  const fire = (ladder: TimerHandler, data: Readonly<Record<string, unknown>>, context: EventContext) =>
    ladder.run({ kind: ladder.kind, dueAt: context.now, data }, context);

  it("are reminded at opening time, and told how many wait", () => {
    const queued = { step: 0, startedAt: at("09:00"), atOpening: true };
    const baton = aBaton({ holder: "team", waitingSince: at("06:00"), handoffs: 1 });
    const { effects, notify, record, timers } = fire(waitingInTeam, queued, open("09:00", { baton, waiting: 12 }));
    expect(effects).toMatchObject([{ kind: "mention", people: [{ id: 2 }] }]);
    expect(notify).toBe(
      "Este cliente espera por uma pessoa desde antes da abertura (há 3 h). Clientes na fila agora: 12.",
    );
    expect(record?.data).toMatchObject({ does: "opening" });
    expect(timers).toMatchObject([{ set: { dueAt: at("09:02"), data: { step: 0 } } }]);
  });

  it("stop the ladder when they go home, and the customer is told when they are back", () => {
    const third = { step: 2, startedAt: at("17:55") };
    const { effects, timers, record } = fire(waitingInTeam, third, open("18:05"));
    expect(effects).toMatchObject([
      { kind: "say", text: expect.stringContaining("terça-feira, 8 de setembro, às 09:00") },
    ]);
    expect(record?.data).toMatchObject({ does: "wait_for_opening" });
    const opening = at("09:00") + 24 * 60 * MINUTE;
    expect(timers).toEqual([
      {
        set: {
          kind: "waiting_in_team",
          dueAt: opening,
          data: { step: 2, startedAt: opening - 5 * MINUTE, atOpening: true },
        },
      },
    ]);
  });

  it("find the ladder where it stood, its steps as far apart as before", () => {
    const opening = at("09:00");
    const stopped = { step: 2, startedAt: opening - 5 * MINUTE, atOpening: true };
    const { timers } = fire(waitingInTeam, stopped, open("09:00"));
    expect(timers).toMatchObject([{ set: { dueAt: at("09:05"), data: { step: 2 } } }]);
  });

  it("do not keep a customer informed whose inbox does not want that", () => {
    const settings = { hours: { source: "own" }, ladders: { waiting_in_team: [{ after: "5m", do: "remind_team" }] } };
    expect(
      fire(waitingInTeam, { step: 0, startedAt: at("17:56") }, open("18:01", { settings })).effects,
    ).toBeUndefined();
  });

  it("are reminded again beyond the last step, after ever longer pauses, until somebody comes", () => {
    const beyond = (step: number) => fire(waitingInTeam, { step, startedAt: at("10:00") }, open("12:00"));
    expect(beyond(5).record?.data).toMatchObject({ does: "remind_again" });
    expect(beyond(5).effects).toMatchObject([{ kind: "mention" }]);
    expect(beyond(4).timers).toMatchObject([{ set: { dueAt: at("11:00"), data: { step: 5 } } }]);
    expect(beyond(5).timers).toMatchObject([{ set: { dueAt: at("12:00"), data: { step: 6 } } }]);
  });

  it("who have it themselves are reminded at opening time too", () => {
    const queued = { step: 0, startedAt: at("09:00"), atOpening: true };
    const baton = aBaton({ holder: "agent", waitingSince: at("08:30") });
    const { effects, timers } = fire(agentSilent, queued, open("09:00", { ...silent, baton }));
    expect(effects).toMatchObject([{ kind: "mention", people: [{ id: 2 }] }]);
    expect(timers).toMatchObject([{ set: { dueAt: at("09:05") } }]);
  });
});
