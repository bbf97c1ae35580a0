import { expect, it } from "vitest";
import { eventually } from "../helpers/eventually.ts";
import type { Customer, InboxName } from "../helpers/players.ts";
import { usePlay } from "../helpers/running-baton.ts";
import { answer, offer, scriptedBrain } from "./scripted-brain.ts";

const CHOICES = [
  { title: "Pix", value: "pix" },
  { title: "Boleto", value: "slip" },
  { title: "Cartão", value: "card" },
];

/** Whatever comes after the offer, the brain tells how it was understood. */
const understood = scriptedBrain({
  Escolha: () => offer("Como quer pagar?", CHOICES),
  Pix: ({ owed }) => answer(`Clicou ${owed.at(-1)?.choices[0]?.value}`),
  "2": ({ owed }) => answer(`Escreveu ${owed.at(-1)?.choices[0]?.value ?? "um número"}`),
  opção: ({ owed }) => answer(`Escreveu ${owed.at(-1)?.choices[0]?.value ?? "uma opção"}`),
});
const play = usePlay({ brain: understood, switches: { delivery_receipts: true } });

const said = (customer: Customer, count: number) =>
  eventually(
    () => play().botSaid(customer.conversationId),
    ({ length }) => length >= count,
  );

async function offered(
  inbox: InboxName,
): Promise<{ customer: Customer; question: string; messageId: number; type: string }> {
  const customer = await play().customer(inbox);
  await customer.write("Escolha");
  const [question = ""] = await said(customer, 1);
  const line = (await play().transcript(customer.conversationId)).find(({ by }) => by === "bot");
  return { customer, question, messageId: line?.id ?? 0, type: line?.raw.content_type ?? "" };
}

it.each(["whatsapp", "email", "widget"] as const)(
  "takes a typed number for the option that it is: %s",
  async (inbox) => {
    const { customer } = await offered(inbox);
    await customer.write("2");
    expect(await said(customer, 2)).toContain("Escreveu slip");
  },
);

it("offers buttons where they are shown and a numbered list elsewhere", async () => {
  expect(await offered("whatsapp")).toMatchObject({ type: "input_select", question: "Como quer pagar?" });
  const mail = await offered("email");
  expect(mail.type).toBe("text");
  expect(mail.question).toContain("2. Boleto");
});

it("takes an ordinal word for the option as well", async () => {
  const { customer } = await offered("whatsapp");
  await customer.write("opção 3");
  expect(await said(customer, 2)).toContain("Escreveu card");
});

it("answers a click in the widget once, whatever receipts follow", async () => {
  const { customer, messageId } = await offered("widget");
  const [pix] = CHOICES;
  if (pix) await customer.choose(messageId, pix);
  expect(await said(customer, 2)).toEqual(["Como quer pagar?", "Clicou pix"]);
  if (pix) await customer.choose(messageId, pix);
  await play().idle();
  expect(await play().botSaid(customer.conversationId)).toEqual(["Como quer pagar?", "Clicou pix"]);
});

it("understands a click late in a long conversation", async () => {
  const customer = await play().customer("widget");
  for (let nr = 1; nr <= 40; nr += 1) await customer.write(`Oi, Maya ${nr}`);
  await play().idle();
  const before = (await play().botSaid(customer.conversationId)).length;
  await customer.write("Escolha");
  await said(customer, before + 1);
  const line = (await play().transcript(customer.conversationId)).at(-1);
  const [pix] = CHOICES;
  if (pix) await customer.choose(line?.id ?? 0, pix);
  expect((await said(customer, before + 2)).at(-1)).toBe("Clicou pix");
});
