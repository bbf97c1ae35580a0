import { afterAll, beforeEach, expect, it } from "vitest";
import { gateTexts } from "../../../plugin/core/texts/texts.ts";
import { status, text } from "../../fakes/scripted-answer.ts";
import { startScriptedModel } from "../../fakes/scripted-model.ts";
import { eventually } from "../../helpers/eventually.ts";
import { usePlay } from "../../helpers/running-baton.ts";
import { sendFile } from "./send-file.ts";

const scripted = await startScriptedModel();
const words = gateTexts["pt-BR"];
const play = usePlay({
  env: { OPENAI_MODEL: "gpt-test", OPENAI_BASE_URL: scripted.url },
  settings: { gates: { media: { image: "read" } }, model: { call_seconds: 3 }, ladders: {} },
  switches: { attachment_delay_ms: 100 },
});
beforeEach(() => scripted.reset());
afterAll(() => scripted.stop());

const show = () => sendFile(play().api, { name: "shoe.png", type: "image/png" });

it("is looked at by the model, from where Chatwoot keeps it", async () => {
  scripted.otherwise(({ raw }) => (raw.includes("data:image/png") ? text("Um recibo pago.") : status(500)));
  const conversationId = await show();
  await eventually(
    async () => JSON.stringify(await play().db("audit_log").where({ conversation_id: conversationId })),
    (record) => record.includes("describe-image"),
  );
});

it("is said to be unseen while the model is down, and a person is offered", async () => {
  scripted.otherwise(status(401));
  const conversationId = await show();
  const lines = await eventually(
    async () => (await play().transcript(conversationId)).filter(({ by }) => by === "bot"),
    ({ length }) => length > 0,
  );
  expect(lines[0]?.text).toContain(words.cannotSee);
  expect(JSON.stringify(lines[0]?.raw)).toContain(words.talkToPerson);
});
