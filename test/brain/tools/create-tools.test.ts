import { describe, expect, it } from "vitest";
import { createTools, type ToolWish } from "../../../plugin/brain/tools/create-tools.ts";
import type { TurnContext } from "../../../plugin/core/decision.ts";
import { completeSettings } from "../../../plugin/core/settings/settings.ts";
import { createLogger } from "../../../plugin/telemetry/logger.ts";
import { aTurnContext } from "../graph/a-turn.ts";

const tools = createTools({ log: createLogger({ level: "silent" }), findSecret: () => undefined, mcp: null });
const everything = {
  builtin: ["business_hours", "order_lookup", "create_ticket", "set_attribute", "schedule_follow_up"],
  orders: [{ number: "A-1042", status: "on its way" }],
  attributes: ["size"],
};
const contextWith = (given: object, changes: Partial<TurnContext> = {}) =>
  aTurnContext("oi", { settings: completeSettings({ tools: given }), ...changes });
const run = (call: ToolWish, context = contextWith(everything)) =>
  tools.run(call, context, new AbortController().signal);

describe("tools", () => {
  it("offers what the inbox has switched on, with a schema for each", () => {
    expect(tools.list(aTurnContext("oi"))).toEqual([]);
    const [, lookup] = tools.list(contextWith(everything));
    expect(lookup).toMatchObject({ name: "order_lookup", risk: "read", schema: { required: ["number"] } });
  });

  it("refuses arguments that do not fit, in words a model can mend them by", async () => {
    expect(await run({ name: "order_lookup", arguments: {} })).toMatchObject({
      outcome: "failed",
      value: "The arguments are wrong: must have required property 'number'",
    });
    expect(await run({ name: "order_lookup", arguments: { number: "1", all: true } })).toMatchObject({
      outcome: "failed",
    });
    expect(await run({ name: "drop_tables", arguments: {} })).toMatchObject({ outcome: "failed" });
  });

  it("looks up an order however its number is written", async () => {
    expect(await run({ name: "order_lookup", arguments: { number: "a1042" } })).toMatchObject({
      outcome: "ok",
      value: { status: "on its way" },
    });
    expect(await run({ name: "order_lookup", arguments: { number: "9" } })).toMatchObject({ value: { found: false } });
  });

  it("says when people are there next", async () => {
    const weekly = { mon: [{ from: 540, to: 1080 }], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
    const hours = { timeZone: "America/Recife", weekly, holidays: new Set<string>(), closedMessage: null };
    const sunday = Date.UTC(2026, 10, 22, 12);
    const { value } = await run(
      { name: "business_hours", arguments: {} },
      contextWith(everything, { hours, now: sunday }),
    );
    expect(value).toEqual({ open: false, always: false, opens_at: "2026-11-23 09:00", time_zone: "America/Recife" });
  });

  it("writes nothing itself: it returns what it wishes", async () => {
    const ticket = await run({ name: "create_ticket", arguments: { title: "Refund", detail: "Order A-1042" } });
    expect(ticket.wishes).toMatchObject({
      ticket: { title: "Refund", detail: { note: "Order A-1042", conversationId: 12 } },
    });
    const attribute = await run({ name: "set_attribute", arguments: { name: "size", value: "M" } });
    expect(attribute.wishes).toEqual({ effects: [{ kind: "merge_attributes", values: { size: "M" } }] });
    const later = await run({ name: "schedule_follow_up", arguments: { in_minutes: 60 } });
    expect(later.wishes).toEqual({ timers: [{ set: { kind: "follow_up", dueAt: 3_600_000, data: {} } }] });
  });

  it("sets no attribute that the inbox does not allow", async () => {
    const result = await run({ name: "set_attribute", arguments: { name: "discount", value: "100 %" } });
    expect(result).toMatchObject({ outcome: "failed", value: "Only these may be set: size", wishes: {} });
  });

  it("asks a person before a call that needs approval, and runs it when one has said yes", async () => {
    const http = [{ name: "refund", description: "Pays an order back", risk: "approval", url: "https://api.test/x" }];
    const context = contextWith({ http, hosts: [] });
    const asked = await run({ name: "refund", arguments: {} }, context);
    expect(asked).toMatchObject({ outcome: "needs_approval", wishes: { approval: { tool: "refund", args: {} } } });
    const done = await run({ name: "refund", arguments: {}, approved: 1 }, context);
    expect(done).toMatchObject({ outcome: "failed", value: "The host of refund is not among the allowed ones" });
  });

  it("cuts a result that is too long for a model", async () => {
    const orders = [{ number: "1", status: "x".repeat(3000) }];
    const { value } = await run(
      { name: "order_lookup", arguments: { number: "1" } },
      contextWith({ ...everything, orders, max_result_chars: 200 }),
    );
    expect(value).toMatchObject({ cut: true });
    expect(JSON.stringify(value).length).toBeLessThan(300);
  });

  it("leaves out a tool whose parameters are no schema", () => {
    const http = [
      {
        name: "odd",
        description: "Does something odd",
        risk: "read",
        url: "https://api.test",
        parameters: { a: { type: 7 } },
      },
    ];
    expect(tools.list(contextWith({ http, builtin: [] }))).toEqual([]);
  });
});
