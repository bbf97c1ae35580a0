import { describe, expect, it } from "vitest";
import { parseEvent } from "../../../plugin/chatwoot/deliveries/event.ts";
import { CONTEXT, loadDeliveries, loadDelivery } from "./deliveries.ts";

const deliveries = loadDeliveries();

describe.each(deliveries)("$version $name", ({ version, body, event }) => {
  it("means the event that stands next to it", () => {
    expect(parseEvent(body, CONTEXT) ?? null).toEqual(event);
  });

  it("means the same when the version is known", () => {
    expect(parseEvent(body, { ...CONTEXT, contentIsRendered: version === "4.10.1" }) ?? null).toEqual(event);
  });
});

it("covers every situation in both shapes of the bodies", () => {
  const names = (wanted: string) => deliveries.filter(({ version }) => version === wanted).map(({ name }) => name);
  expect(names("4.10.1")).toHaveLength(14);
  expect(names("4.16.2")).toEqual(names("4.10.1"));
  expect(names("3.16.0").length).toBeGreaterThan(0);
});

describe("events of a conversation", () => {
  const { body } = loadDelivery("4.10.1", "conversation_updated_assignee_changed");
  const changed = (change: object) => parseEvent({ ...body, ...change }, { botId: 5, accountId: 44, receivedAt: 777 });

  it.each([
    ["conversation_opened", ["status"]],
    ["conversation_resolved", ["status"]],
    ["conversation_status_changed", ["status"]],
    ["conversation_created", ["created"]],
  ])("%s says what changed by its name", (event, expected) => {
    expect(changed({ event, changed_attributes: null })).toMatchObject({
      type: "conversation_changed",
      changed: expected,
    });
  });

  it("reads the changes as a set, whatever their form", () => {
    const labels = [{ label_list: {} }, { cached_label_list: {}, label_list: {} }, null, "status", 4];
    expect(changed({ changed_attributes: labels })).toMatchObject({ changed: ["label_list", "cached_label_list"] });
    expect(changed({ changed_attributes: { priority: {} } })).toMatchObject({ changed: ["priority"] });
    expect(changed({ changed_attributes: null })).toMatchObject({ changed: [] });
  });

  it("takes the account from the body, from the last message, or from the connection", () => {
    expect(changed({ account: { id: 8 } })).toMatchObject({ accountId: 8 });
    expect(changed({})).toMatchObject({ accountId: 3 });
    expect(changed({ messages: [] })).toMatchObject({ accountId: 44 });
  });

  it("falls back on the times that older versions send", () => {
    const { updated_at, ...old } = body;
    expect(parseEvent({ ...old, last_activity_at: 1770000000 }, CONTEXT)).toMatchObject({ at: 1770000000000 });
    const bare = { updated_at: 0, last_activity_at: 0, timestamp: null, created_at: "nonsense" };
    expect(changed(bare)).toMatchObject({ at: 777, conversation: { updatedAt: null } });
  });

  it("says nothing about a conversation without an id or an inbox", () => {
    expect(changed({ id: "8807" })).toBeUndefined();
    expect(changed({ inbox_id: null, contact_inbox: null, messages: [] })).toBeUndefined();
  });
});

describe("events that pass", () => {
  const { body: conversation } = loadDelivery("4.16.2", "conversation_opened");
  const typing = { event: "conversation_typing_on", conversation, is_private: false };

  it.each([
    [{ id: 5, name: "Rafaela Couto", email: "r@aurora.example", type: "user" }, "person"],
    [{ id: 5, name: "Lia", type: "agent_bot" }, "bot"],
    [{ id: 731, name: "Bruno Tavares", phone_number: null }, "customer"],
  ])("knows who types: %o", (user, kind) => {
    const event = parseEvent({ ...typing, user }, { ...CONTEXT, receivedAt: 1770900000000 });
    const author = { kind, id: user.id, name: user.name };
    expect(event).toMatchObject({ type: "typing_changed", author, on: true, private: false, at: 1770900000000 });
  });

  it("knows a note being typed, and the end of typing", () => {
    const off = { ...typing, event: "conversation_typing_off", is_private: true, user: { id: 5, type: "user" } };
    expect(parseEvent(off, CONTEXT)).toMatchObject({ on: false, private: true, at: 1770829440500 });
  });

  it("notices an opened widget only where there is a conversation", () => {
    const { body } = loadDelivery("4.16.2", "webwidget_triggered");
    const opened = parseEvent({ ...body, current_conversation: conversation }, CONTEXT);
    expect(opened).toMatchObject({ type: "widget_opened", accountId: 3, conversation: { id: 8807, inboxId: 11 } });
    expect(parseEvent(body, CONTEXT)).toBeUndefined();
  });
});

it.each(["contact_created", "contact_updated", "inbox_created", "constructor", "", undefined, 7])(
  "has nothing to say about %s",
  (event) =>
    expect(parseEvent({ ...loadDelivery("4.16.2", "conversation_opened").body, event }, CONTEXT)).toBeUndefined(),
);
