import { expect, it } from "vitest";
import { json, text, tools } from "../../fakes/scripted-answer.ts";
import { useScriptedModel } from "../../fakes/scripted-model.ts";
import { aModelCall, openModel } from "../../helpers/model-parts.ts";

const scripted = useScriptedModel();
const { signal } = new AbortController();
const PERSONAL = ["marina@example.com", "529.982.247-25", "(81) 99876-5432"] as const;
const [EMAIL, CPF, PHONE] = PERSONAL;

const ask = (changes: Parameters<typeof aModelCall>[0] = {}) =>
  openModel({ url: scripted.url }).ask(
    aModelCall({ messages: [{ role: "user", text: `Sou ${EMAIL}, CPF ${CPF}, fone ${PHONE}` }], ...changes }),
    signal,
  );

it("lets no e-mail, document or phone out, wherever in the call it stands", async () => {
  scripted.reply(text("ok"));
  const call = { id: "c1", name: "find", arguments: { cpf: CPF, more: [{ mail: EMAIL }] } };
  await ask({
    system: `The customer's e-mail is ${EMAIL}.`,
    messages: [
      { role: "user", text: `CPF ${CPF}, ${PHONE}` },
      { role: "assistant", text: `Vou olhar ${EMAIL}`, toolCalls: [call] },
      { role: "tool", text: `{"phone":"${PHONE}"}`, toolCallId: "c1" },
    ],
  });
  for (const value of [...PERSONAL, "99876", "529982", "marina@"])
    expect(scripted.requests[0]?.raw).not.toContain(value);
  expect(scripted.requests[0]?.raw).toContain("[EMAIL_1]");
});

it("masks what is turned into vectors, too", async () => {
  scripted.replyAt("embeddings", { kind: "vectors", vectors: [[1], [2]] });
  const vectors = await openModel({ url: scripted.url }).embed?.([`Meu CPF é ${CPF}`, PHONE], signal);
  expect(vectors).toEqual([[1], [2]]);
  expect(scripted.requests[0]?.raw).not.toContain("529");
});

it("puts everything back: in the text, the value and the arguments of tools", async () => {
  scripted.reply(
    text("Enviei para [EMAIL_1]."),
    json({ to: "[EMAIL_1]" }),
    tools({ name: "t", arguments: { a: ["[EMAIL_1]"] } }),
  );
  const schema = { type: "object", required: ["to"], properties: { to: { type: "string", minLength: EMAIL.length } } };
  expect((await ask()).text).toBe(`Enviei para ${EMAIL}.`);
  expect((await ask({ schema })).value).toEqual({ to: EMAIL });
  expect((await ask()).toolCalls[0]?.arguments).toEqual({ a: [EMAIL] });
});

it("explains placeholders only where there are any", async () => {
  scripted.reply(text("ok"), text("ok"));
  await ask();
  await ask({ messages: [{ role: "user", text: "Vocês abrem sábado?" }] });
  expect(scripted.requests[0]?.raw).toMatch(/square brackets/);
  expect(scripted.requests[1]?.raw).not.toMatch(/square brackets/);
});

it("has personal data that nobody gave mended, or does without the answer", async () => {
  scripted.reply(text("Ligue para [PHONE_7]."), text("Ligue para nós."));
  expect((await ask()).text).toBe("Ligue para nós.");
  scripted.otherwise(text("Ligue para [PHONE_7]."));
  await expect(ask()).rejects.toMatchObject({ code: "model_unavailable" });
});

it("sends what the inbox does not want masked", async () => {
  scripted.reply(text("ok"));
  await ask({ settings: { safety: { mask_identifiers: false } } });
  expect(scripted.requests[0]?.raw).toContain(EMAIL);
});
