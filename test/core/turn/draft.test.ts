import { describe, expect, it } from "vitest";
import { handlers } from "../../../handlers/index.ts";
import type { ContactMemory } from "../../../plugin/core/contact-memory.ts";
import { noMemory } from "../../../plugin/core/contact-memory.ts";
import type { Conversation } from "../../../plugin/core/conversation.ts";
import { choice, note, say } from "../../../plugin/core/effect.ts";
import type { BatonEvent } from "../../../plugin/core/event.ts";
import { nobodyKnown } from "../../../plugin/core/people.ts";
import { defaultSettings } from "../../../plugin/core/settings/settings.ts";
import { applyEvent } from "../../../plugin/core/turn/apply-event.ts";
import { applyWishes, contextOf } from "../../../plugin/core/turn/apply-wishes.ts";
import { type Draft, openDraft } from "../../../plugin/core/turn/draft.ts";
import { startConversation } from "../../../plugin/core/turn/start-conversation.ts";
import { deleted, edited, pressed } from "../../handlers/gates/events.ts";
import { customerMessage, personMessage } from "../../helpers/builders.ts";

const surroundings = { settings: defaultSettings, hours: null, people: nobodyKnown };
const key = { connectionId: "c", conversationId: 12 };
const by = { at: 1_000_000, actor: "bot" };

function aDraft(changes: Partial<Conversation> = {}, person: ContactMemory = noMemory): Draft {
  const start = { ...startConversation(key, customerMessage()), version: 3, ...changes };
  return openDraft(start, { now: 1_000_000, ...surroundings, person });
}
const hear = (draft: Draft, event: BatonEvent) =>
  expect(applyEvent(handlers, draft, { event, context: () => contextOf(draft, surroundings, 1_000_000) })).toEqual([]);
const wordsOf = (draft: Draft) =>
  draft.finish([]).effects.flatMap(({ effect }) => ("text" in effect && effect.kind !== "note" ? [effect.text] : []));

describe("nothing is said to a contact who opted out", () => {
  const out = { ...noMemory, optedOutAt: 5 };

  it("by whatever handler, timer or pass", () => {
    const draft = aDraft({}, out);
    applyWishes(
      draft,
      { effects: [say("Ainda está aí?"), choice("Quer?", [{ title: "Sim", value: "y" }]), note("ok")] },
      by,
    );
    expect(draft.finish([]).effects.map(({ effect }) => effect.kind)).toEqual(["note"]);
    expect(draft.conversation.offer).toBeNull();
  });

  it("but the confirmation of the opt-out itself, and of its end", () => {
    const leaving = aDraft();
    applyWishes(leaving, { person: { optedOutAt: 7 }, effects: [say("Pronto")] }, by);
    applyWishes(leaving, { effects: [say("Mais uma coisa")] }, by);
    expect(wordsOf(leaving)).toEqual(["Pronto"]);
    const back = aDraft({}, out);
    applyWishes(back, { person: { optedOutAt: null }, effects: [say("Voltou")] }, by);
    expect(wordsOf(back)).toEqual(["Voltou"]);
  });

  it("and only what a turn learnt is written, so that two turns cannot undo each other", () => {
    const draft = aDraft({}, { ...out, language: "es" });
    applyWishes(draft, { person: { language: "en" } }, by);
    expect(draft.finish([]).person).toEqual({ language: "en" });
  });
});

describe("what is owed", () => {
  it("is a message once, however often it is corrected before it is answered", () => {
    const draft = aDraft();
    hear(draft, customerMessage({ id: 1, text: "qual o prezo?" }));
    hear(draft, edited({ id: 1, text: "qual o preço?" }));
    expect(draft.conversation.owed).toEqual([1]);
    expect(draft.finish([]).messages.map(({ text }) => text)).toEqual(["qual o preço?"]);
  });

  it("makes the answer in the making worthless when it is corrected or deleted", () => {
    const draft = aDraft();
    hear(draft, customerMessage({ id: 1 }));
    const { asks } = draft.conversation;
    hear(draft, edited({ id: 1, text: "outra coisa" }));
    expect(draft.conversation.asks).toBeGreaterThan(asks);
    hear(draft, deleted(1));
    expect(draft.conversation).toMatchObject({ owed: [], thinkDueAt: null });
    expect(draft.conversation.asks).toBeGreaterThan(asks + 1);
  });

  it("is nothing when a message is corrected that was answered", () => {
    const draft = aDraft();
    hear(draft, edited({ id: 1, text: "obrigado!" }));
    expect(draft.conversation).toMatchObject({ owed: [], thinkDueAt: null });
    expect(draft.finish([]).messages).toHaveLength(1);
  });

  it("is nothing after an opt-out, and a pending answer is not wanted either", () => {
    const draft = aDraft();
    hear(draft, customerMessage({ id: 1, text: "qual o preço?" }));
    const { asks } = draft.conversation;
    hear(draft, customerMessage({ id: 2, text: "SAIR" }));
    expect(draft.conversation).toMatchObject({ owed: [], thinkDueAt: null });
    expect(draft.conversation.asks).toBeGreaterThan(asks);
  });
});

describe("an offer", () => {
  const offer = [{ title: "Vendas", value: "sales" }];

  it("is answered once", () => {
    const draft = aDraft({ offer });
    hear(draft, customerMessage({ id: 1, text: "1" }));
    hear(draft, customerMessage({ id: 2, text: "1" }));
    expect(draft.finish([]).messages.map(({ choices }) => choices)).toEqual([offer, []]);
  });

  it("ends when a person takes over", () => {
    const draft = aDraft({ offer });
    hear(draft, personMessage());
    expect(draft.conversation.offer).toBeNull();
  });
});

it("keeps in the transcript what was said through a button, also while people have the conversation", () => {
  const draft = aDraft();
  hear(draft, personMessage({ id: 1 }));
  hear(draft, pressed([{ title: "Vendas", value: "sales" }], 77));
  expect(draft.finish([]).messages.map(({ id, text }) => [id, text])).toContainEqual([-77, "Vendas"]);
  expect(draft.conversation.owed).toEqual([]);
});

it("puts on record which gate acted and why, but not every message that people keep", () => {
  const draft = aDraft();
  hear(draft, customerMessage({ id: 1, text: "atendente" }));
  const stops = draft.finish([]).facts.filter(({ action }) => action === "stopped");
  expect(stops.map(({ data }) => data)).toEqual([{ gate: "person-please", because: "asks_for_a_person" }]);
  const held = aDraft();
  hear(held, personMessage({ id: 1 }));
  hear(held, customerMessage({ id: 2 }));
  expect(held.finish([]).facts.filter(({ action }) => action === "stopped")).toEqual([]);
});

it("begins a new episode with a clean sheet", () => {
  const draft = aDraft({
    marks: { "episode.never_close": true, "episode.held": [1], place: { latitude: 1, longitude: 2 } },
  });
  draft.pass({ type: "resolved", at: 1 }, "chatwoot");
  hear(draft, customerMessage({ id: 9 }));
  expect(draft.conversation.marks).toMatchObject({ place: { latitude: 1, longitude: 2 } });
  expect(draft.conversation.marks).not.toHaveProperty(["episode.never_close"]);
  expect(draft.conversation.owed).toEqual([9]);
});
