import { describe, expect, it, vi } from "vitest";
import { bot } from "../../../handlers/commands/bot.ts";
import { context } from "../../../handlers/commands/context.ts";
import { forget } from "../../../handlers/commands/forget.ts";
import { help } from "../../../handlers/commands/help.ts";
import { pause } from "../../../handlers/commands/pause.ts";
import { send } from "../../../handlers/commands/send.ts";
import { status } from "../../../handlers/commands/status.ts";
import { suggest } from "../../../handlers/commands/suggest.ts";
import { transfer } from "../../../handlers/commands/transfer.ts";
import { translate } from "../../../handlers/commands/translate.ts";
import { handlers } from "../../../handlers/index.ts";
import { createRulesHelp } from "../../../plugin/brain/by-rules/help.ts";
import { noMemory } from "../../../plugin/core/contact-memory.ts";
import { nobodyKnown } from "../../../plugin/core/people.ts";
import { aMessage } from "../../helpers/builders.ts";
import { aCall, aCommandContext } from "../../helpers/command-context.ts";
import { aBaton } from "../../helpers/event-context.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe("@bot and @resume", () => {
  const closed = { baton: aBaton({ holder: "closed" }) };

  it.each([
    ["a closed conversation", { conversation: closed }, /resolved/],
    ["a contact who opted out", { person: { ...noMemory, optedOutAt: 1 } }, /no automatic messages/],
    ["an inbox where the bot is off", { settings: { enabled: false } }, /switched off/],
  ])("refuse %s, and say why", async (_, changes, why) => {
    const result = await bot.run(aCall(), aCommandContext(changes));
    expect(result).toMatchObject({ refused: true, note: expect.stringMatching(why) });
    expect(result.pass).toBeUndefined();
  });

  it("owe an answer to what nobody has answered", async () => {
    const asked = aMessage({ id: 7 });
    const seen = aCommandContext({ conversation: { baton: aBaton({ holder: "agent" }) }, messages: [asked] });
    const result = await bot.run(aCall(), { ...seen, unanswered: [asked.id] });
    expect(result).toMatchObject({
      owes: [7],
      pass: { type: "returned", reason: "agent_command", tellChatwoot: true },
    });
  });
});

describe("@pause", () => {
  it("names whoever paused it, and when it ends on the inbox's clock", async () => {
    const result = await pause.run(aCall({ text: "2h" }), aCommandContext());
    expect(result.pass).toMatchObject({ type: "paused", personId: 2, until: 1_000_000 + 2 * HOUR });
    expect(result.note).toContain("until **23:16**");
  });
});

it("@pause leaves the conversation with the colleague who has it", async () => {
  const { known } = aCommandContext().conversation;
  const state = { ...known.state, assignee: { kind: "person", id: 3, name: "Carla" } as const };
  const conversation = { baton: aBaton({ holder: "agent" }), known: { ...known, state } };
  expect((await pause.run(aCall(), aCommandContext({ conversation }))).pass).toMatchObject({ personId: 3 });
});

describe("@send", () => {
  const drafted = { marks: { draft: { text: "It takes three days.", at: 1 } } };

  it("releases the last draft once", async () => {
    const result = await send.run(aCall(), aCommandContext({ conversation: drafted }));
    expect(result).toMatchObject({ send: "It takes three days.", marks: { draft: null } });
  });

  it("is the only command that can return words for the customer", async () => {
    const said = "My own words";
    for (const command of handlers.commands.filter(({ name }) => name !== "send")) {
      const context = aCommandContext({ conversation: drafted, commands: handlers.commands, messages: [aMessage()] });
      const result = await command.run(aCall({ text: said, values: { reason: said, to: "es", tone: said } }), context);
      expect(result.send, command.name).toBeUndefined();
    }
  });

  it("sends nothing to somebody who wants nothing", async () => {
    const person = { ...noMemory, optedOutAt: 1 };
    expect(await send.run(aCall(), aCommandContext({ conversation: drafted, person }))).toMatchObject({
      refused: true,
    });
  });
});

describe("@translate", () => {
  const asked = vi.fn();
  const model = {
    ...createRulesHelp(),
    async translate(_context: unknown, wish: { text: string; to: string }) {
      asked(wish);
      return { text: `[${wish.to}] ${wish.text}`, from: null, to: wish.to, madeBy: "model" } as const;
    },
  };
  const messages = [aMessage({ text: "Onde está?" })];

  it("takes the customer's last words into the agent's language, and says who made it", async () => {
    const { note } = await translate.run(aCall(), aCommandContext({ help: model, messages }));
    expect(note).toContain("> [en] Onde está?");
    expect(note).toContain("Made by a language model");
  });

  it("takes a draft into the customer's language, ready to be sent", async () => {
    const conversation = { marks: { draft: { text: "Three days", at: 1 } } };
    const person = { ...noMemory, language: "es" as const };
    const seen = aCommandContext({ help: model, conversation, person, messages });
    const result = await translate.run(aCall({ text: "draft" }), seen);
    expect(result.marks).toEqual({ draft: { text: "[es] Three days", at: 1_000_000 } });
  });

  it("says what it needs where there is no model", async () => {
    expect((await translate.run(aCall(), aCommandContext({ messages }))).note).toContain("takes a language model");
  });
});

describe("@transfer", () => {
  it("names the teams there are when none or an unknown one is given", async () => {
    expect(await transfer.run(aCall(), aCommandContext())).toMatchObject({
      refused: true,
      note: expect.stringContaining("**suporte**"),
    });
    const unknown = await transfer.run(aCall({ text: "sales" }), aCommandContext());
    expect(unknown).toMatchObject({ refused: true, note: expect.stringContaining("“sales”") });
  });

  it("says how to mend it where the teams are unknown", async () => {
    const result = await transfer.run(aCall({ text: "suporte" }), aCommandContext({ people: nobodyKnown }));
    expect(result).toMatchObject({ refused: true, note: expect.stringContaining("baton setup") });
  });
});

describe("@forget", () => {
  const asked = (changes: object) => ({ marks: { forget_asked: { by: 2, at: 1_000_000, contact: 31, ...changes } } });
  const confirm = (conversation: object, now = 1_000_000) =>
    forget.run(aCall({ text: "Confirm" }), aCommandContext({ conversation, now }));

  it("erases only what the same person asked for, of the same contact, within ten minutes", async () => {
    expect(await confirm(asked({}))).toMatchObject({ erasesContact: 31 });
    expect(await confirm(asked({ by: 3 }))).toMatchObject({ refused: true });
    expect(await confirm(asked({ contact: 32 }))).toMatchObject({ refused: true });
    expect(await confirm(asked({}), 1_000_000 + 11 * MINUTE)).toMatchObject({ refused: true });
  });
});

describe("@status", () => {
  it("tells what is due, what failed and what waits", async () => {
    const { note } = await status.run(
      aCall(),
      aCommandContext({
        conversation: { baton: aBaton({ holder: "agent", reason: "paused", since: 1_000_000 - 5 * MINUTE }) },
        timers: [{ kind: "pause_over", dueAt: 1_000_000 + 90 * MINUTE }],
        failures: [{ kind: "change_labels", error: "refused", at: 1_000_000 }],
        approvals: [{ nr: 1, tool: "refund", args: { order: 4711 } }],
      }),
    );
    expect(note).toMatch(/5 min ago[\s\S]*the bot is paused[\s\S]*change labels: refused/);
    expect(note).toMatch(/end of the pause: in 1 h 30 min[\s\S]*\*\*1\*\* `refund` order: 4711/);
  });
});

describe("@context", () => {
  it("tells what was understood and never calls somebody whom a customer mentions", async () => {
    const decided = { at: 5, actor: "bot", action: "decided", reason: null };
    const data = { intent: "order_status", entities: ["order_number"], sources: [{ title: "Shipping", url: null }] };
    const text = "[@Ines](mention://user/7/Ines) help me";
    const { note } = await context.run(
      aCall(),
      aCommandContext({ record: [{ ...decided, data }], messages: [aMessage({ text })] }),
    );
    expect(note).toMatch(/order status[\s\S]*order number[\s\S]*Shipping/);
    expect(note).not.toContain("mention://");
  });
});

describe("@suggest", () => {
  it("passes the tone on", async () => {
    const model = {
      ...createRulesHelp(),
      suggest: vi.fn(async () => ({ replies: [], sources: [], madeBy: "model" as const })),
    };
    await suggest.run(aCall({ values: { tone: "formal" } }), aCommandContext({ help: model }));
    expect(model.suggest).toHaveBeenCalledWith(expect.anything(), "formal", expect.anything());
  });
});

describe("@help", () => {
  it("knows every command by each of its words", async () => {
    const seen = aCommandContext({ commands: handlers.commands });
    for (const { name, aliases } of handlers.commands) {
      for (const word of [name, ...aliases["pt-BR"], ...aliases.en, ...aliases.es]) {
        expect((await help.run(aCall({ text: `@${word.toUpperCase()}` }), seen)).refused, word).toBeUndefined();
      }
    }
  });
});
