import { describe, expect, it } from "vitest";
import type { Brain, TurnContext } from "../../../plugin/core/decision.ts";
import { gateTexts, ladderTexts } from "../../../plugin/core/texts/texts.ts";
import { eventually } from "../../helpers/eventually.ts";
import { usePlay } from "../../helpers/running-baton.ts";
import { answer } from "../scripted-brain.ts";
import { openApp } from "./app.ts";
import { webhooksOf } from "./webhook.ts";

const words = gateTexts["pt-BR"];

/** Says back what it was asked, and keeps what it saw. */
const seen: TurnContext[] = [];
const echo: Brain = {
  async decide(context) {
    seen.push(context);
    return answer(`Li: ${context.owed.map(({ text }) => text).join(" | ")}`);
  },
  recap: async () => ({ text: "Recap", madeBy: "rules" }),
};

const settings = {
  limits: {
    contact_per_minute: 1_000,
    contact_per_hour: 10_000,
    auto_replies: 2,
    agent_commands_per_minute: 2,
    long_message_chars: 200,
  },
  gates: { media: { image: "read", transcript_wait_seconds: 1 } },
  ladders: { waiting_in_team: [{ after: "2s", do: "offer_bot" }] },
};
const play = usePlay({ brain: echo, settings });

const said = (conversationId: number, count: number) =>
  eventually(
    () => play().botSaid(conversationId),
    ({ length }) => length >= count,
  );
const hasStatus = (conversationId: number, wanted: string) =>
  eventually(
    () => play().api.conversation(conversationId),
    ({ status }) => status === wanted,
  );
const factsOf = async (conversationId: number, action: string) =>
  (await play().db("audit_log").where({ conversation_id: conversationId, action }).orderBy("seq")).map(
    (row) => row.data,
  );
const lastSeen = (conversationId: number) => seen.findLast(({ conversation }) => conversation.id === conversationId);

describe("person please", () => {
  it("leads to a person at once, without the brain, and says which gate it was", async () => {
    const { conversationId, write } = await play().customer();
    await write("quero falar com um atendente");
    await hasStatus(conversationId, "open");
    expect(lastSeen(conversationId)).toBeUndefined();
    const because = { gate: "person-please", because: "asks_for_a_person" };
    expect(await factsOf(conversationId, "stopped")).toEqual([because]);
  });

  it("does not take a no for a yes", async () => {
    const { conversationId, write } = await play().customer();
    await write("não quero falar com atendente");
    expect(await said(conversationId, 1)).toEqual(["Li: não quero falar com atendente"]);
  });
});

describe("back to the bot", () => {
  it("is possible while nobody has picked the conversation up", async () => {
    const { conversationId, write } = await play().customer();
    await write("atendente");
    await hasStatus(conversationId, "open");
    await play().idle();
    await write("deixa, pode ser com o robô");
    await hasStatus(conversationId, "pending");
    await eventually(
      () => play().botSaid(conversationId),
      (lines) => lines.at(-1) === words.withBot,
    );
    await write("qual o horário?");
    await eventually(
      () => play().botSaid(conversationId),
      (lines) => lines.at(-1) === "Li: qual o horário?",
    );
  });

  it("is what the first option means when a waiting customer is asked", async () => {
    const { conversationId, write } = await play().customer();
    await write("atendente");
    await eventually(
      () => play().botSaid(conversationId),
      (lines) => lines.some((line) => line.includes(ladderTexts["pt-BR"].offerBot)),
    );
    await write("1");
    await hasStatus(conversationId, "pending");
  });
});

describe("a threat of self-harm", () => {
  it("finds a person, urgently, and the customer the helpline", async () => {
    const { conversationId, write } = await play().customer();
    await write("não aguento mais viver");
    await hasStatus(conversationId, "open");
    const [sentence] = await said(conversationId, 1);
    expect(sentence).toContain("188");
    const { priority } = await play().api.call<{ priority: string }>(`GET /conversations/${conversationId}`, {
      token: play().api.tokenOf("Alice Prado"),
    });
    expect(priority).toBe("urgent");
    expect(lastSeen(conversationId)).toBeUndefined();
  });
});

describe("a loop", () => {
  it("with an auto-responder ends after the answers that are allowed, with a note for people", async () => {
    const { conversationId, write } = await play().customer();
    for (const nr of [1, 2, 3, 4, 5]) {
      await write("Estamos fora do escritório até segunda-feira.");
      if (nr < 5) await said(conversationId, nr);
    }
    await hasStatus(conversationId, "open");
    await play().idle();
    expect(await play().botSaid(conversationId)).toHaveLength(4);
    const notes = (await play().transcript(conversationId)).filter(({ note }) => note);
    expect(notes.map(({ text }) => text)).toEqual([expect.stringContaining("outro robô")]);
    await write("Estamos fora do escritório até segunda-feira.");
    await play().idle();
    expect(await play().botSaid(conversationId)).toHaveLength(4);
  });

  it("of mails that say themselves that nobody wrote them is noticed sooner", async () => {
    const app = openApp(play().api, "email", "ferias@example.org");
    const headers = (nr: number) => ({
      subject: "Re: Pedido",
      message_id: `<auto-${nr}@example.org>`,
      auto_reply: true,
    });
    const { conversationId } = await app.send("Estou de férias.", { content_attributes: { email: headers(1) } });
    await said(conversationId, 1);
    const next = (nr: number) => ({ email: { ...headers(nr), in_reply_to: `<auto-${nr - 1}@example.org>` } });
    await app.send("De férias até maio.", { content_attributes: next(2) });
    await said(conversationId, 2);
    await app.send("Volto em maio.", { content_attributes: next(3) });
    await hasStatus(conversationId, "open");
    await play().idle();
    expect(await play().botSaid(conversationId)).toHaveLength(2);
  });
});

describe("media", () => {
  it("that the inbox gives to people goes to people", async () => {
    const app = openApp(play().api, "whatsapp", "5511911110001");
    const { conversationId } = await app.send("", { attachments: [{ file_type: "video" }] });
    await hasStatus(conversationId, "open");
    expect((await said(conversationId, 1))[0]).toContain(words.cannotRead);
  });

  it("that the inbox only acknowledges is thanked for", async () => {
    const app = openApp(play().api, "whatsapp", "5511911110002");
    const { conversationId } = await app.send("", { attachments: [{ file_type: "contact", fallback_title: "+55" }] });
    expect(await said(conversationId, 1)).toEqual([words.received({ thing: words.kinds.contact })]);
  });

  it("that the inbox lets it read comes before the brain as it is", async () => {
    const app = openApp(play().api, "whatsapp", "5511911110003");
    const { conversationId } = await app.send("", { attachments: [{ file_type: "image" }] });
    await said(conversationId, 1);
    expect(lastSeen(conversationId)?.owed[0]?.attachments).toMatchObject([{ kind: "image", url: expect.any(String) }]);
  });

  it("shows the brain a place", async () => {
    const app = openApp(play().api, "whatsapp", "5511911110004");
    const place = { file_type: "location", coordinates_lat: -23.5, coordinates_long: -46.6, fallback_title: "Casa" };
    const { conversationId } = await app.send("", { attachments: [place] });
    await said(conversationId, 1);
    expect(lastSeen(conversationId)?.owed[0]?.attachments).toMatchObject([
      { location: { latitude: -23.5, longitude: -46.6 }, title: "Casa" },
    ]);
  });

  it("which nobody can write down is said to be so, and the offered person comes at the first number", async () => {
    const app = openApp(play().api, "whatsapp", "5511911110005");
    const { conversationId } = await app.send("", { attachments: [{ file_type: "audio" }] });
    const [sentence] = await said(conversationId, 1);
    expect(sentence).toContain(words.cannotListen);
    await app.send("1");
    await hasStatus(conversationId, "open");
  });
});

describe("a voice note that Chatwoot writes down", () => {
  const note = (transcribed_text: string) => [
    { id: 1, file_type: "audio", data_url: "http://x/a.ogg", transcribed_text },
  ];

  it("is answered once when its transcript comes, as if it had been written", async () => {
    const { conversationId } = await play().customer();
    const tell = await webhooksOf(play());
    const voice = { conversationId, messageId: 700_001, content: null };
    await tell({ ...voice, attachments: note("") });
    await play().idle();
    expect(await play().botSaid(conversationId)).toEqual([]);
    await tell({ ...voice, isUpdate: true, attachments: note("qual o prazo?") });
    await said(conversationId, 1);
    await tell({ ...voice, isUpdate: true, attachments: note("qual o prazo?") });
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    await play().idle();
    expect(await play().botSaid(conversationId)).toEqual(["Li: qual o prazo?"]);
  });

  it("may ask for a person", async () => {
    const { conversationId } = await play().customer();
    const tell = await webhooksOf(play());
    const content = null;
    await tell({ conversationId, messageId: 700_002, content, attachments: note("quero falar com um atendente") });
    await hasStatus(conversationId, "open");
  });
});

describe("a message that is corrected before it is answered", () => {
  it("is answered as it was meant", async () => {
    const { conversationId } = await play().customer();
    const tell = await webhooksOf(play());
    const message = { conversationId, messageId: 700_003 };
    await tell({ ...message, content: "qual o prezo?" });
    await tell({ ...message, content: "qual o preço?", isUpdate: true, contentAttributes: { is_edited: true } });
    await said(conversationId, 1);
    await play().idle();
    expect(await play().botSaid(conversationId)).toEqual(["Li: qual o preço?"]);
  });
});

describe("an agent who commands too much", () => {
  it("is told once", async () => {
    const { conversationId, write } = await play().customer();
    await write("atendente");
    await hasStatus(conversationId, "open");
    for (const nr of [1, 2, 3, 4]) await play().agent().note(conversationId, `@nobody ${nr}`);
    const tooMany = async () =>
      (await play().transcript(conversationId)).filter(
        ({ by, text }) => by === "bot" && text === words.tooManyCommands,
      );
    await eventually(tooMany, ({ length }) => length > 0);
    await play().idle();
    expect(await tooMany()).toHaveLength(1);
  });
});

describe("a very long message", () => {
  it("is short for the brain and whole in the transcript", async () => {
    const { conversationId, write } = await play().customer();
    const novel = `Comprei uma bicicleta. ${"Aconteceu muita coisa depois. ".repeat(40)}Quero devolver.`;
    const id = await write(novel);
    await said(conversationId, 1);
    const text = lastSeen(conversationId)?.owed[0]?.text ?? "";
    expect(text.length).toBeLessThanOrEqual(200);
    expect(text).toMatch(/^Comprei uma bicicleta\.[\s\S]*Quero devolver\.$/);
    const row = await play().db("messages").where({ message_id: id }).first("message");
    expect(row?.message.text).toBe(novel);
    expect(await factsOf(conversationId, "shortened")).toMatchObject([{ message_id: id, chars: novel.length }]);
  });
});

describe("abuse", () => {
  it("is answered all the same", async () => {
    const { conversationId, write } = await play().customer();
    await write("seu idiota, cadê meu pedido?");
    await said(conversationId, 1);
  });
});
