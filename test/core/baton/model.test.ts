import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { replayPasses } from "../../../plugin/core/baton/audit.ts";
import type { PassEvent } from "../../../plugin/core/baton/baton.ts";
import { REASONS } from "../../../plugin/core/baton/holder.ts";
import { neverClose } from "../../../plugin/core/reach-people.ts";
import { createWorld, type World, wordsOutOfTurn } from "./world.ts";

const ALLOWED_TIMERS = {
  bot: ["customer_silent", "episode_limit", "next_intent"],
  team: ["waiting_in_team"],
  agent: ["agent_silent", "pause_over"],
  closed: [],
};

/** Holds after every single step, whatever happened before. */
function checkAlways(world: World): void {
  const { conversation } = world;
  if (!conversation) return;
  const { baton } = conversation;
  expect(ALLOWED_TIMERS[baton.holder]).toEqual(expect.arrayContaining([...world.timers.keys()]));
  expect(world.timers.has("pause_over")).toBe(baton.pausedUntil !== null);
  expect(replayPasses(world.facts)).toEqual({ holder: baton.holder, seq: baton.seq });
  for (const turn of world.turns) expect(wordsOutOfTurn(turn)).toEqual([]);
  world.turns.length = 0;
}

/** The model knows one thing: whether the last thing that Baton took in was a person's word. */
interface Model {
  steps: number;
}

class Step implements fc.Command<Model, World> {
  readonly name: string;
  readonly act: (world: World) => void;
  readonly after: (world: World) => void;

  constructor(name: string, act: (world: World) => void, after: (world: World) => void = () => undefined) {
    this.name = name;
    this.act = act;
    this.after = after;
  }
  check(): boolean {
    return true;
  }
  run(model: Model, world: World): void {
    model.steps += 1;
    this.act(world);
    checkAlways(world);
    this.after(world);
  }
  toString(): string {
    return this.name;
  }
}

/** Whatever else is under way: once a person's word is settled the conversation is theirs. */
function personsWordArrives(world: World): void {
  const index = world.underWay.findIndex(
    (event) => event.type === "person_message" && !world.isKnown(event.message.id),
  );
  if (index < 0) return;
  world.webhookArrives(index, false);
  expect(world.conversation?.baton.holder).toBe("agent");
}

const person = fc.option(fc.constantFrom(2, 3, 4));
const texts = fc.constantFrom(
  "Oi",
  "Onde está meu pedido?",
  "Quero falar com uma pessoa",
  "2",
  "deixa, pode ser o robô",
);

const command = (world: World, make: (at: number) => PassEvent) => world.command(make(world.now));

const steps = [
  texts.map((text) => new Step(`customer: ${text}`, (world) => world.customerWrites(text))),
  person.map((id) => new Step(`person ${id} replies`, (world) => world.personReplies(id))),
  person.map((id) => new Step(`assigned to ${id}`, (world) => world.personAssigns(id))),
  fc
    .constantFrom("open", "pending", "resolved", "snoozed")
    .map((status) => new Step(`set to ${status}`, (world) => world.personSets(status as "open"))),
  fc
    .tuple(fc.nat(5), fc.boolean())
    .map(
      ([which, twice]) => new Step(`webhook ${which}${twice ? " (again)" : ""}`, (w) => w.webhookArrives(which, twice)),
    ),
  fc.constant(new Step("a person's word arrives", personsWordArrives)),
  fc
    .constantFrom("answer", "clarify", "silence", ...REASONS)
    .map((made) => new Step(`bot: ${made}`, (world) => world.botDecides(made as "answer"))),
  fc
    .tuple(fc.integer({ min: -700, max: 700 }), fc.boolean())
    .map(
      ([skewMs, isLate]) =>
        new Step(`send (clock ${skewMs} ms off${isLate ? ", answered late" : ""})`, (world) =>
          world.sendNext({ skewMs, isLate }),
        ),
    ),
  fc.constantFrom(1, 5, 31, 125).map((minutes) => new Step(`${minutes} min`, (world) => world.timePasses(minutes))),
  fc.option(fc.constantFrom(10, 60)).map(
    (minutes) =>
      new Step(`@pause ${minutes}`, (world) =>
        command(world, (at) => {
          const until = minutes === null ? null : at + minutes * 60_000;
          return { type: "paused", at, personId: 2, until };
        }),
      ),
  ),
  fc.constant(
    new Step("@bot", (world) =>
      command(world, (at) => ({ type: "returned", at, reason: "agent_command", tellChatwoot: true })),
    ),
  ),
];

const run = (check: (world: World) => void, numRuns: number) =>
  fc.assert(
    fc.property(fc.commands(steps, { maxCommands: 40, size: "max" }), (commands) => {
      const world = createWorld();
      world.customerWrites("Oi");
      world.webhookArrives(0, false);
      fc.modelRun(() => ({ model: { steps: 0 }, real: world }), commands);
      check(world);
    }),
    { numRuns },
  );

describe("a whole conversation, whatever happens in whatever order", () => {
  it("obeys the table at every step: who holds, who speaks, what is waited for, what is on record", () => {
    run(() => undefined, 10_000);
  });

  it("comes to rest where Chatwoot and Baton agree, and nobody waits for nobody", () => {
    run((world) => {
      world.comesToRest();
      const { conversation, chatwoot, timers } = world;
      if (!conversation) throw new Error("There is no conversation");
      const { baton, known, marks } = conversation;
      expect(known.state.status).toBe(chatwoot.status);
      expect(known.state.assignee?.id).toBe(chatwoot.assignee?.id);
      if (baton.holder === "bot") expect(chatwoot.status).toBe("pending");
      // Closed and set to pending is the bot's as soon as the customer writes.
      if (baton.holder === "closed") expect(["resolved", "pending"]).toContain(chatwoot.status);
      const isTeamAwaited = baton.holder === "team" && baton.waitingSince !== null;
      if (baton.holder === "team") expect([...timers.keys()]).toEqual(isTeamAwaited ? ["waiting_in_team"] : []);
      const isAgentAwaited = baton.holder === "agent" && baton.waitingSince !== null;
      if (isAgentAwaited) expect([...timers.keys()]).toContain("agent_silent");
      if (baton.holder === "bot" && neverClose.read(marks) !== true) expect(baton.waitingSince).toBeNull();
    }, 3_000);
  });
});
