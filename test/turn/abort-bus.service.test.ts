import { describe, expect, it } from "vitest";
import type { ConversationKey } from "../../plugin/core/conversation.ts";
import { createLogger } from "../../plugin/telemetry/logger.ts";
import { startAbortBus } from "../../plugin/turn/abort-bus.ts";
import { eventually } from "../helpers/eventually.ts";
import { useTestDatabase } from "../helpers/test-database.ts";

const RUBBISH = ["not json", "null", "{}", "7", '["play"]', '[1, "2"]'];

describe("the abort bus", () => {
  const database = useTestDatabase();

  it("survives notifications that are rubbish and still passes on the next abort", async () => {
    const aborted: ConversationKey[] = [];
    const bus = await startAbortBus({
      databaseUrl: database.url,
      log: createLogger({ level: "silent" }),
      onAbort: (key) => aborted.push(key),
    });
    for (const payload of RUBBISH) await database.db.raw("select pg_notify('baton_abort', ?)", [payload]);
    await bus.announce({ connectionId: "play", conversationId: 7 });
    await eventually(
      async () => aborted.length,
      (count) => count > 0,
    );
    expect(aborted).toEqual([{ connectionId: "play", conversationId: 7 }]);
    await bus.stop();
  });
});
