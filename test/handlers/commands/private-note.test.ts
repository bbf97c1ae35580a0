import { describe, expect, it } from "vitest";
import { personMessage } from "../../../handlers/events/person-message.ts";
import { privateNote } from "../../../handlers/events/private-note.ts";
import { handlers } from "../../../handlers/index.ts";
import type { Author, Message } from "../../../plugin/core/event.ts";
import { personMessage as aPersonMessage } from "../../helpers/builders.ts";
import { aContext, somePeople } from "../../helpers/event-context.ts";

const BRUNO: Author = { kind: "person", id: 2, name: "Bruno" };
const context = { ...aContext({ people: somePeople }), commands: handlers.commands };

function note(changes: Partial<Message>, now = context.now) {
  const said = aPersonMessage({ private: true, author: BRUNO, createdAt: 1_000_000, ...changes });
  return privateNote.run({ ...said, type: "private_note" }, { ...context, now });
}

describe("a private note", () => {
  it("is a command of whoever wrote it", () => {
    expect(note({ id: 77, text: "@transferir vendas motivo:preço" })).toEqual({
      command: {
        name: "transfer",
        locale: "pt-BR",
        text: "vendas",
        values: { reason: "preço" },
        messageId: 77,
        actor: { id: 2, name: "Bruno" },
      },
    });
  });

  it.each<[string, Partial<Message>]>([
    ["of a customer", { author: { kind: "customer", id: 31, name: "Marina" } }],
    ["of a bot", { author: { kind: "bot", id: 2, name: "Other" } }],
    ["of nobody", { author: { kind: "system", id: null, name: "" } }],
    ["of somebody unknown", { author: { kind: "person", id: null, name: "" } }],
    ["that is not private after all", { private: false }],
    ["for a colleague", { text: "@Carla pode ver o @bot?" }],
  ])("%s is none", (_, changes) => {
    expect(note({ text: "@bot", ...changes })).toEqual({});
  });

  it("that misspells one is answered with what may be meant, and nothing is done", () => {
    const handled = note({ text: "@resmo" });
    expect(handled).toEqual({ effects: [{ kind: "note", text: expect.stringContaining("`@resumo`") }] });
  });

  it("that was found too late is not run, and says so", () => {
    const late = note({ text: "@bot" }, 1_000_000 + 61 * 60_000);
    expect(late).toEqual({ effects: [{ kind: "note", text: expect.stringContaining("tarde demais") }] });
  });
});

describe("a public message of a person", () => {
  it("that is a command is answered with a note, and not run", () => {
    const handled = personMessage.run(aPersonMessage({ text: "/pausar 30m" }), context);
    expect(handled).toEqual({ effects: [{ kind: "note", text: expect.stringContaining("mensagem pública") }] });
  });

  it("that is anything else is left alone", () => {
    expect(personMessage.run(aPersonMessage({ text: "Fale com @bot ou @resmo" }), context)).toEqual({});
    expect(personMessage.run(aPersonMessage({ text: "@resmo" }), context)).toEqual({});
  });
});
