import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseConversation } from "../../../plugin/chatwoot/deliveries/conversation.ts";
import { readEnvelope } from "../../../plugin/chatwoot/deliveries/envelope.ts";
import { parseEvent } from "../../../plugin/chatwoot/deliveries/event.ts";
import { parseRestMessage, toDelivery } from "../../../plugin/chatwoot/deliveries/rest.ts";
import { loadDeliveries } from "./deliveries.ts";

const bodies = loadDeliveries().map(({ body }) => body);
const NASTY = [
  "\u0000",
  "a\u0000",
  "\ud800",
  "\udfff\ud800",
  "<p>",
  "<a ".repeat(50),
  "\\\n",
  "__proto__",
  "2026-02-30T25:61:61Z",
];

const anyValue = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(...NASTY, null, 0, -1, 1.5, 2 ** 53, 1e308, [], {}, true, "incoming", 3),
);
const anyContext = fc.record({
  botId: fc.constantFrom(5, null),
  accountId: fc.constantFrom(3, null),
  contentIsRendered: fc.constantFrom(true, false, undefined),
});
/** Each step is a random walk into the body; what it finds at the end is replaced, or removed. */
const anySteps = fc.array(
  fc.record({ path: fc.array(fc.nat(40), { minLength: 1, maxLength: 5 }), value: anyValue, remove: fc.boolean() }),
  {
    minLength: 1,
    maxLength: 6,
  },
);
type Step = { path: number[]; value: unknown; remove: boolean };

function mutate(body: unknown, { path, value, remove }: Step): void {
  let target = body;
  for (const [depth, index] of path.entries()) {
    if (typeof target !== "object" || target === null) return;
    const keys = Object.keys(target);
    const key = keys[index % Math.max(keys.length, 1)];
    if (key === undefined) return;
    const next: unknown = Reflect.get(target, key);
    const isLast = depth === path.length - 1 || typeof next !== "object" || next === null;
    if (isLast && remove) Reflect.deleteProperty(target, key);
    else if (isLast) Reflect.set(target, key, value);
    if (isLast) return;
    target = next;
  }
}

const anyBody = fc.tuple(fc.constantFrom(...bodies), anySteps).map(([body, steps]) => {
  const copy: unknown = structuredClone(body);
  for (const step of steps) mutate(copy, step);
  return JSON.parse(JSON.stringify(copy));
});

function stringsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [key, ...stringsIn(item)]);
}

function expectStorable(event: unknown): void {
  const text = stringsIn(event).join("\n");
  expect(text).not.toContain("\0");
  expect(text).not.toMatch(/\p{Surrogate}/u);
  expect(JSON.parse(JSON.stringify(event))).toEqual(event);
}

describe("whatever arrives", () => {
  it("is read without an error, and what comes out can be stored", () => {
    fc.assert(
      fc.property(anyBody, anyContext, (body, context) => {
        const event = parseEvent(body, context);
        if (!event) return;
        expectStorable(event);
        expect(Number.isSafeInteger(event.at) && event.at >= 0).toBe(true);
        expect(Number.isSafeInteger(event.conversation.id) && Number.isSafeInteger(event.conversation.inboxId)).toBe(
          true,
        );
      }),
      { numRuns: 4000 },
    );
  });

  it("has an envelope, or a sentence that says what is wrong", () => {
    fc.assert(
      fc.property(anyBody, fc.option(fc.string(), { nil: undefined }), (body, deliveryHeader) => {
        try {
          const envelope = readEnvelope(body, { deliveryHeader, rawBody: Buffer.from("x") });
          expect(envelope.dedupeKey).toMatch(/^(?:message_created:\d+|delivery:[\x21-\x7e]{1,100}|body:[\da-f]{64})$/);
        } catch (err) {
          expect(err).toMatchObject({
            code: "delivery_invalid",
            message: expect.stringMatching(/^The delivery is not usable: /),
          });
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("is read from REST without an error, alone and by way of a delivery", () => {
    fc.assert(
      fc.property(anyBody, anyContext, (body, context) => {
        const { conversation = body } = Object(body);
        const delivery = toDelivery(body, conversation);
        if (delivery) expect(parseEvent(delivery, context)?.conversation.id).toBe(Object(conversation).id);
        const state = parseConversation(conversation);
        if (state) expectStorable(parseRestMessage(body, state, context) ?? null);
      }),
      { numRuns: 2000 },
    );
  });

  it("may be no object at all", () => {
    fc.assert(fc.property(fc.anything(), anyContext, (body, context) => parseEvent(body, context) === undefined));
  });
});
