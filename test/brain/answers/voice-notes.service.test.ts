import { afterAll, beforeEach, expect, it } from "vitest";
import { gateTexts } from "../../../plugin/core/texts/texts.ts";
import { hang, slow, status, text } from "../../fakes/scripted-answer.ts";
import { startScriptedModel } from "../../fakes/scripted-model.ts";
import { eventually } from "../../helpers/eventually.ts";
import { usePlay } from "../../helpers/running-baton.ts";
import { answer, scriptedBrain } from "../../turn/scripted-brain.ts";
import { sendFile } from "./send-file.ts";

const scripted = await startScriptedModel();
const words = gateTexts["pt-BR"];
const brain = scriptedBrain({ qual: ({ owed }) => answer(`Li: ${owed.map((message) => message.text).join(" | ")}`) });
const play = usePlay({
  brain,
  env: { OPENAI_MODEL: "gpt-test", OPENAI_BASE_URL: scripted.url, TRANSCRIPTION_MODEL: "hear-test" },
  settings: { gates: { media: { transcript_wait_seconds: 3 } } },
  switches: { attachment_delay_ms: 300 },
});
beforeEach(() => scripted.reset());
afterAll(() => scripted.stop());

const speak = () => sendFile(play().api, { name: "voice.ogg", type: "audio/ogg" });
const said = (conversationId: number) =>
  eventually(
    () => play().botSaid(conversationId),
    ({ length }) => length > 0,
  );

it("is written down, and answered as if it had been written", async () => {
  scripted.replyAt("transcription", text("qual o prazo?"));
  expect(await said(await speak())).toEqual(["Li: qual o prazo?"]);
  expect(scripted.requests[0]?.raw).toContain("hear-test");
});

it("is in the transcript for whoever reads on", async () => {
  scripted.replyAt("transcription", text("qual o frete?"));
  const conversationId = await speak();
  await said(conversationId);
  const stored = await play().db("messages").where({ conversation_id: conversationId, author: "customer" }).first();
  expect(JSON.stringify(stored.message)).toContain("qual o frete?");
});

it("may ask for a person", async () => {
  scripted.replyAt("transcription", text("quero falar com um atendente"));
  const conversationId = await speak();
  await eventually(
    () => play().api.conversation(conversationId),
    (conversation) => conversation.status === "open",
  );
});

it.each([
  ["cannot be reached", status(401)],
  ["hangs", hang],
  ["is late", slow(5_000, text("qual o prazo?"))],
  ["hears nothing", text("")],
])("is said to be unheard when the model %s, and a person is offered", async (_what, fault) => {
  scripted.replyAt("transcription", fault);
  const conversationId = await speak();
  const [sentence] = await said(conversationId);
  expect(sentence).toContain(words.cannotListen);
  await play().idle();
  expect(await play().botSaid(conversationId)).toHaveLength(1);
});
