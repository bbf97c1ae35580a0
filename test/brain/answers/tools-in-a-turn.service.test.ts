import { beforeAll, expect, it } from "vitest";
import { json, type ScriptedAnswer, text, tools } from "../../fakes/scripted-answer.ts";
import { type SeenRequest, startScriptedModel } from "../../fakes/scripted-model.ts";
import { eventually } from "../../helpers/eventually.ts";
import { usePlay } from "../../helpers/running-baton.ts";

const scripted = await startScriptedModel();
const orders = [{ number: "LA-10042", status: "shipped", expected: "2026-12-01" }];
const play = usePlay({
  env: { OPENAI_MODEL: "gpt-test", OPENAI_BASE_URL: scripted.url, OPENAI_API_KEY: "sk-test" },
  settings: {
    tools: {
      builtin: ["order_lookup", "set_attribute", "create_ticket"],
      orders,
      attributes: ["order_number"],
      hosts: ["shop.example"],
      http: [
        {
          name: "refund_order",
          description: "Pays an order back",
          method: "POST",
          url: "https://shop.example/orders/{number}/refund",
          risk: "approval",
          parameters: { number: { type: "string" } },
        },
      ],
    },
  },
});
beforeAll(() => () => scripted.stop());

const isAbout = (words: string, { raw }: SeenRequest) => raw.includes(words);
const reading = json({
  asks: [{ text: "Onde está o pedido LA-10042?", intent: null, confidence: 0.9 }],
  language: "pt-BR",
  sentiment: 0,
  urgency: 0,
});

/** The model plans these calls, one round each, and then says this. */
function script(rounds: readonly ScriptedAnswer[], said: string): void {
  const left = [...rounds];
  scripted.reset();
  scripted.otherwise((request) => {
    if (isAbout("You read messages that customers send", request)) return reading;
    if (isAbout("You prepare an answer", request)) return left.shift() ?? text("enough");
    return json({ do: "answer", text: said, sources: [], confidence: 0.9 });
  });
}

const ask = async (words: string) => {
  const customer = await play().customer();
  await customer.write(words);
  const said = await eventually(
    () => play().botSaid(customer.conversationId),
    ({ length }) => length > 0,
  );
  await play().idle();
  return { id: customer.conversationId, said };
};

it("looks up what the customer asks for, and writes down what the model wants noted", async () => {
  const note = { name: "set_attribute", arguments: { name: "order_number", value: "LA-10042" } };
  script(
    [tools({ name: "order_lookup", arguments: { number: "la 10042" } }, note)],
    "O pedido LA-10042 já foi enviado!",
  );
  const { id, said } = await ask("cadê minha encomenda la 10042 que comprei semana passada");
  expect(said).toEqual(["O pedido LA-10042 já foi enviado!"]);
  const { custom_attributes: attributes } = await play().api.conversation(id);
  expect(attributes).toMatchObject({ order_number: "LA-10042" });
  const { rows } = await play().db.raw("select data from audit_log where conversation_id = ? and action = 'decided'", [
    id,
  ]);
  expect(rows[0].data.toolCalls).toMatchObject([{ name: "order_lookup", outcome: "ok" }, { outcome: "ok" }]);
});

it("does not do what only a person may allow: it asks for it, once", async () => {
  const refund = tools({ name: "refund_order", arguments: { number: "LA-10042" } });
  script([refund, refund], "Anotei o seu pedido de reembolso.");
  const { id } = await ask("quero meu dinheiro de volta do pedido la 10042, como faço com isso?");
  const approvals = await play().db("approvals").where({ conversation_id: id }).select("nr", "tool", "args", "status");
  expect(approvals).toEqual([{ nr: 1, tool: "refund_order", args: { number: "LA-10042" }, status: "pending" }]);
  const notes = (await play().transcript(id)).filter(({ note }) => note);
  expect(notes[0]?.text).toContain("O robô pede permissão: `refund_order` number: LA-10042");
});
