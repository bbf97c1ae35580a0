import { describe, expect, it } from "vitest";
import { seenMessage } from "../../plugin/chatwoot/deliveries/seen.ts";
import { findMessageByEffect, listChangedConversations, readMessagesAfter } from "../../plugin/chatwoot/history.ts";
import { aClient, aMessage, answer, startFake } from "./client-fake-server.ts";

/** A conversation with messages 1 to `count`, paged as Chatwoot pages. */
async function aConversation(count: number, marked: Record<number, string> = {}) {
  const all = Array.from({ length: count }, (_, index) => {
    const effect = marked[index + 1];
    return aMessage({ id: index + 1, content_attributes: effect === undefined ? {} : { baton: { effect } } });
  });
  const fake = await startFake([
    (response, request) => {
      const { searchParams } = new URL(request.url ?? "", "http://x");
      const [before, after] = [searchParams.get("before"), searchParams.get("after")];
      const payload =
        after === null
          ? all.filter(({ id }) => before === null || id < Number(before)).slice(-20)
          : all.filter(({ id }) => id > Number(after)).slice(0, 100);
      answer(response, { body: { meta: {}, payload } });
    },
  ]);
  return { chatwoot: aClient(fake.url), seen: fake.seen };
}

describe("reading what came after a message", () => {
  it("reads all pages in order", async () => {
    const { chatwoot } = await aConversation(250);
    const messages = await readMessagesAfter(chatwoot, 7, 30);
    expect(messages.map(({ id }) => id)).toEqual(Array.from({ length: 220 }, (_, index) => index + 31));
  });

  it("asks once when little came", async () => {
    const { chatwoot, seen } = await aConversation(33);
    expect(await readMessagesAfter(chatwoot, 7, 30)).toHaveLength(3);
    expect(seen).toHaveLength(1);
  });

  it("reads no more than it may", async () => {
    const { chatwoot, seen } = await aConversation(250);
    const messages = await readMessagesAfter(chatwoot, 7, 0, { limit: 120 });
    expect(messages.at(-1)?.id).toBe(120);
    expect(seen).toHaveLength(2);
  });

  it("puts messages whose times and ids disagree in the order of their ids", async () => {
    const payload = [aMessage({ id: 9 }), aMessage({ id: 8 })];
    const fake = await startFake([{ body: { meta: {}, payload } }]);
    const messages = await readMessagesAfter(aClient(fake.url), 7, 1);
    expect(messages.map(({ id }) => id)).toEqual([8, 9]);
  });
});

describe("finding what an effect became", () => {
  it("looks through the newest pages", async () => {
    const { chatwoot, seen } = await aConversation(200, { 141: "e-1", 199: "e-2" });
    expect(await findMessageByEffect(chatwoot, 7, "e-1")).toMatchObject({ id: 141 });
    expect(seen).toHaveLength(3);
  });

  it("gives up after the newest hundred", async () => {
    const { chatwoot, seen } = await aConversation(200, { 100: "e-1" });
    expect(await findMessageByEffect(chatwoot, 7, "e-1")).toBeUndefined();
    expect(seen).toHaveLength(5);
  });

  it("searches everything since a known message", async () => {
    const { chatwoot } = await aConversation(450, { 320: "e-1" });
    expect(await findMessageByEffect(chatwoot, 7, "e-1", { sinceId: 10 })).toMatchObject({ id: 320 });
    expect(await findMessageByEffect(chatwoot, 7, "e-1", { sinceId: 320 })).toBeUndefined();
  });

  it("ends in an empty conversation", async () => {
    const { chatwoot, seen } = await aConversation(0);
    expect(await findMessageByEffect(chatwoot, 7, "e-1")).toBeUndefined();
    expect(seen).toHaveLength(1);
  });

  it.each([undefined, {}, { baton: null }, { baton: { effect: 5 } }, { baton: "e-1" }])(
    "takes %j for no message of ours",
    (attributes) => {
      const message = aMessage({ content_attributes: attributes });
      expect(seenMessage({ ...message, content_attributes: attributes ?? {} }).effectId).toBeNull();
    },
  );
});

it("lists what changed lately in one answer, whatever its status", async () => {
  const payload = [
    { id: 1, status: "pending", messages: [] },
    { id: 2, status: "open", messages: [] },
  ];
  const fake = await startFake([{ body: { data: { meta: {}, payload } } }]);
  const pending = await listChangedConversations(aClient(fake.url), { updatedWithinSeconds: 3600 });
  expect(pending.map(({ id }) => id)).toEqual([1, 2]);
  expect(fake.seen[0]?.path).toContain("?status=all&assignee_type=all&updated_within=3600");
});
