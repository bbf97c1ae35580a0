import { beforeEach, describe, expect, it } from "vitest";
import type { Brain, TurnContext } from "../../../plugin/core/decision.ts";
import { gateTexts } from "../../../plugin/core/texts/texts.ts";
import { eventually } from "../../helpers/eventually.ts";
import type { Customer } from "../../helpers/players.ts";
import { usePlay } from "../../helpers/running-baton.ts";
import { answer } from "../scripted-brain.ts";

const words = gateTexts["pt-BR"];
const SECRET = "meu CPF é 529.982.247-25";

/** Everything the brain ever got to see, byte by byte. */
const seen: string[] = [];
const look = (context: TurnContext) => void seen.push(JSON.stringify(context));
const brain: Brain = {
  async decide(context) {
    look(context);
    return answer(`Li: ${context.owed.map(({ text }) => text).join(" | ")}`);
  },
  async recap(context) {
    look(context);
    return { text: "Recap", madeBy: "model" };
  },
};

const settings = { gates: { consent: { required: true, version: "7" } } };
const play = usePlay({ brain, settings });
beforeEach(() => {
  seen.length = 0;
});

const said = (customer: Customer, count: number) =>
  eventually(
    () => play().botSaid(customer.conversationId),
    ({ length }) => length >= count,
  );
const isOpen = (customer: Customer) =>
  eventually(
    () => play().api.conversation(customer.conversationId),
    ({ status }) => status === "open",
  );
const consentOf = async (customer: Customer) => {
  const row = await play()
    .db("contacts")
    .join("conversations", { "conversations.contact_id": "contacts.contact_id" })
    .where("conversations.conversation_id", customer.conversationId)
    .first("memory");
  return row?.memory?.consent;
};

async function asked(): Promise<Customer> {
  const customer = await play().customer("widget");
  await customer.write(SECRET);
  const [, question] = await said(customer, 2);
  expect(question).toContain(words.consentQuestion);
  return customer;
}

describe("before the terms are accepted", () => {
  it("no byte that the customer wrote reaches the brain", async () => {
    const customer = await asked();
    await customer.write("alguém aí?");
    await play().idle();
    expect(seen).toEqual([]);
    expect((await play().botSaid(customer.conversationId))[0]).toBe(words.terms);
  });

  it("whoever wants a person gets one, and the brain does not even make the recap", async () => {
    const customer = await asked();
    await customer.write("quero falar com um atendente");
    await isOpen(customer);
    await play().idle();
    expect(seen).toEqual([]);
  });
});

describe("the terms are accepted", () => {
  it("by the word: what came before is answered, and it is on record with version and time", async () => {
    const customer = await asked();
    await customer.write("ACEITO");
    expect((await said(customer, 3)).at(-1)).toBe(`Li: ${SECRET}`);
    expect(await consentOf(customer)).toEqual({ version: "7", at: expect.any(Number), accepted: true });
    const [fact] = await play()
      .db("audit_log")
      .where({ conversation_id: customer.conversationId, action: "consent_given" });
    expect(fact.data).toEqual({ version: "7" });
  });

  it("by the button, once, however often the browser repeats it", async () => {
    const customer = await asked();
    const question = (await play().transcript(customer.conversationId)).find(
      ({ raw }) => raw.content_type === "input_select",
    );
    const choice = { title: words.accept, value: "baton:consent:accept" };
    await customer.choose(question?.id ?? 0, choice);
    await said(customer, 3);
    await customer.choose(question?.id ?? 0, choice).catch(() => undefined);
    await customer.write("e o frete?");
    expect((await said(customer, 4)).slice(2)).toEqual([`Li: ${SECRET}`, "Li: e o frete?"]);
  });
});

describe("the terms are refused", () => {
  it("people take over, and the brain never reads what was written, not even after they give it back", async () => {
    const customer = await asked();
    await customer.write("não aceito");
    await isOpen(customer);
    expect((await said(customer, 3)).at(-1)).toContain(words.declined);
    await play().agent().setStatus(customer.conversationId, "pending");
    await play().idle();
    await customer.write("e agora?");
    await isOpen(customer);
    await play().idle();
    expect(seen).toEqual([]);
    expect(await consentOf(customer)).toMatchObject({ accepted: false });
  });

  it("and accepted later: the brain reads only what comes after", async () => {
    const customer = await asked();
    await customer.write("não aceito");
    await isOpen(customer);
    await play().idle();
    await play().agent("Alice Prado").setStatus(customer.conversationId, "resolved");
    await play().idle();
    await customer.write("aceito");
    await eventually(
      () => consentOf(customer),
      (consent) => consent?.accepted === true,
    );
    await customer.write("qual o prazo?");
    await eventually(
      () => play().botSaid(customer.conversationId),
      (lines) => lines.includes("Li: qual o prazo?"),
    );
    expect(seen.join()).not.toContain(SECRET);
  });
});
