import { describe, expect, it } from "vitest";
import { loops } from "../../../handlers/gates/loops.ts";
import type { Message } from "../../../plugin/core/event.ts";
import type { EventContext, Verdict } from "../../../plugin/core/handler.ts";
import type { Marks } from "../../../plugin/core/marks.ts";
import { customerMessage } from "../../helpers/builders.ts";
import { aContext } from "../../helpers/event-context.ts";

/** Lets messages come one after the other, each seeing what the gate noted about those before. */
function play(
  messages: readonly Partial<Message>[],
  {
    marks: start = {},
    ...context
  }: { marks?: Marks; settings?: EventContext["settings"]; offer?: EventContext["offer"] } = {},
): readonly Verdict["kind"][] {
  let marks: Marks = start;
  return messages.map((message, index) => {
    const createdAt = message.createdAt ?? 1_000_000 + index * 20_000;
    const event = customerMessage({ id: index + 1, ...message, createdAt });
    const verdict = loops.run(event, aContext({ ...context, now: createdAt, marks }));
    marks = { ...marks, ...verdict.marks };
    return verdict.kind;
  });
}
const times = (count: number, message: Partial<Message>) => Array.from({ length: count }, () => message);
const passes = (count: number) => Array.from({ length: count }, () => "pass" as const);

const noTrace = { lastId: 0, lastAt: 0, strikes: 0, quick: 0, quickTo: 0, prints: [], times: [] };

describe("an auto-responder", () => {
  const automatic = { text: "Estou de férias até segunda-feira.", autoReply: true };

  it("is answered so many times, then given to people without a word", () => {
    expect(play(times(4, automatic))).toEqual([...passes(3), "stop"]);
    const verdict = loops.run(
      customerMessage(automatic),
      aContext({ marks: { loop: { ...noTrace, lastAt: 1_000_000, strikes: 3 } } }),
    );
    expect(verdict).toMatchObject({ because: "loop", handOff: { reason: "loop", announce: false } });
    expect(verdict.effects).toBeUndefined();
  });

  it("has as many answers as the inbox allows", () => {
    const settings = aContext({ settings: { limits: { auto_replies: 1 } } }).settings;
    expect(play(times(2, automatic), { settings })).toEqual(["pass", "stop"]);
  });

  it("is forgiven once a person writes", () => {
    expect(play([...times(3, automatic), { text: "Voltei, e o meu pedido?" }, ...times(3, automatic)])).toEqual(
      passes(7),
    );
  });

  it("begins anew when people give the conversation back", () => {
    expect(play([...times(4, automatic), ...times(3, automatic)]).slice(4)).toEqual(passes(3));
  });
});

describe("the same text again and again", () => {
  const text = "Recebemos sua mensagem e responderemos em breve.";

  it("is a machine's after the third time", () => {
    expect(play(times(6, { text }))).toEqual([...passes(5), "stop"]);
  });

  it("is one text however it is written", () => {
    expect(play([...times(3, { text }), ...times(3, { text: text.toUpperCase() })]).at(-1)).toBe("stop");
  });

  it("may come in turns with another one", () => {
    const other = "Digite 1 para vendas e 2 para suporte.";
    const turns = Array.from({ length: 12 }, (_, index) => ({ text: index % 2 === 0 ? text : other }));
    expect(play(turns)).toContain("stop");
  });

  it("is nothing when hours lie between", () => {
    const slowly = times(8, { text }).map((message, index) => ({
      ...message,
      createdAt: 1_000_000 + index * 11 * 60_000,
    }));
    expect(play(slowly)).toEqual(passes(8));
  });

  it("is no loop when it answers the bot's questions", () => {
    const offer = [{ title: "Vendas", value: "sales" }];
    expect(play(times(9, { text: "1" }), { offer })).toEqual(passes(9));
    expect(play(times(12, { text: "sim" }))).toEqual(passes(12));
  });

  it("leaves no word of the customer in the notes", () => {
    const { marks } = loops.run(customerMessage({ text: "meu CPF é 529.982.247-25" }), aContext());
    expect(JSON.stringify(marks)).not.toMatch(/cpf|529/i);
  });
});

describe("answers that come sooner than people can read", () => {
  const quickly = (count: number, afterMs: number) =>
    Array.from({ length: count }, (_, index) => {
      const createdAt = 1_000_000 + index * 5_000;
      const event = customerMessage({ id: index + 1, text: `resposta ${index} diferente`, createdAt });
      return { event, marks: { spoke_at: createdAt - afterMs } };
    });

  function playQuickly(turns: ReturnType<typeof quickly>): readonly string[] {
    let marks: Marks = {};
    return turns.map((turn) => {
      const verdict = loops.run(turn.event, aContext({ marks: { ...marks, ...turn.marks } }));
      marks = { ...marks, ...verdict.marks };
      return verdict.kind;
    });
  }

  it("end after a while, whatever they say", () => {
    expect(playQuickly(quickly(14, 300))).toEqual([...passes(13), "stop"]);
  });

  it("are no loop yet in a burst that follows one answer", () => {
    const burst = quickly(30, 0).map(({ event }, index) => {
      const message = { ...event.message, createdAt: 1_000_100 + index };
      return { event: { ...event, message }, marks: { spoke_at: 1_000_000 } };
    });
    expect(playQuickly(burst)).toEqual(passes(30));
  });

  it("are fine at a person's pace", () => {
    expect(playQuickly(quickly(30, 4_000))).toEqual(passes(30));
  });
});

it("lets a cry for help pass, however often it comes", () => {
  expect(play(times(9, { text: "quero falar com um atendente" }))).toEqual(passes(9));
});

it("can be switched off", () => {
  const { settings } = aContext({ settings: { gates: { loops: false } } });
  expect(play(times(9, { text: "a mesma coisa sempre", autoReply: true }), { settings })).toEqual(passes(9));
});
