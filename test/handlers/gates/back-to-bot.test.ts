import { expect, it } from "vitest";
import { backToBot } from "../../../handlers/gates/back-to-bot.ts";
import { BACK_TO_BOT, KEEP_WAITING } from "../../../handlers/timers/waiting-in-team.ts";
import { noMemory } from "../../../plugin/core/contact-memory.ts";
import type { EventContext } from "../../../plugin/core/handler.ts";
import { gateTexts } from "../../../plugin/core/texts/texts.ts";
import { customerMessage } from "../../helpers/builders.ts";
import { aBaton, aContext } from "../../helpers/event-context.ts";
import { pressed, said, stopped } from "./events.ts";

const waiting = (changes: Partial<Omit<EventContext, "settings">> = {}) =>
  aContext({ baton: aBaton({ holder: "team", reason: "keyword" }), ...changes });
const write = (text: string, context = waiting()) => backToBot.run(customerMessage({ text }), context);

it("gives the conversation back to the bot when the customer would rather have it", () => {
  const verdict = stopped(write("deixa, pode ser com o robô"));
  expect(verdict.pass).toMatchObject({ type: "returned", tellChatwoot: true });
  expect(said(verdict)).toEqual([gateTexts["pt-BR"].withBot]);
});

it("says it once where the inbox announces the return itself", () => {
  const settings = { handoff: { say_return: true } };
  const context = aContext({ settings, baton: aBaton({ holder: "team", reason: "keyword" }) });
  expect(said(write("quero o bot", context))).toEqual([]);
});

const offer = [
  { title: "Falar com o robô", value: BACK_TO_BOT },
  { title: "Continuar esperando", value: KEEP_WAITING },
];
it("understands the options that waiting customers are offered", () => {
  expect(write("1", waiting({ offer })).kind).toBe("stop");
  expect(backToBot.run(pressed(offer.slice(0, 1)), waiting({ offer })).kind).toBe("stop");
  expect(write("2", waiting({ offer })).kind).toBe("pass");
});

it.each(["cadê o atendente?", "deixa", "não quero falar com robô"])("lets pass: %s", (text) => {
  expect(write(text).kind).toBe("pass");
});

it("asks nobody back from a person who has picked it up, nor from the bot itself", () => {
  for (const holder of ["agent", "bot", "closed"] as const)
    expect(write("quero o bot", waiting({ baton: aBaton({ holder }) })).kind).toBe("pass");
});

it.each(["policy", "loop", "opened", "unassigned"] as const)(
  "leaves it with people where they are needed: %s",
  (reason) => {
    expect(write("quero o bot", waiting({ baton: aBaton({ holder: "team", reason }) })).kind).toBe("pass");
  },
);

it("does not bring the bot back to a contact who opted out, or to an inbox where it is off", () => {
  expect(write("quero o bot", waiting({ person: { ...noMemory, optedOutAt: 1 } })).kind).toBe("pass");
  const off = aContext({ settings: { enabled: false }, baton: aBaton({ holder: "team", reason: "keyword" }) });
  expect(write("quero o bot", off).kind).toBe("pass");
});
