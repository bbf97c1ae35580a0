import pino from "pino";
import { describe, expect, it, vi } from "vitest";
import { createRulesBrain } from "../../plugin/brain/by-rules/brain.ts";
import { createRulesHelp } from "../../plugin/brain/by-rules/help.ts";
import { type Command, type CommandContext, defineCommand } from "../../plugin/core/commands/command.ts";
import { completeSettings, type SettingsDocument } from "../../plugin/core/settings/settings.ts";
import { startConversation } from "../../plugin/core/turn/start-conversation.ts";
import { runCommand } from "../../plugin/turn/command-run.ts";
import { customerMessage } from "../helpers/builders.ts";
import { somePeople } from "../helpers/event-context.ts";

const log = pino({ level: "silent" });
const words = { name: "try", aliases: { "pt-BR": [], en: [], es: [] }, summary: { "pt-BR": "", en: "", es: "" } };
const call = {
  name: "try",
  locale: "en",
  text: "",
  values: {},
  messageId: 1,
  actor: { id: 2, name: "Bruno" },
} as const;

async function run(
  command: Partial<Command>,
  { settings = null, attempts = 1 }: { settings?: SettingsDocument | null; attempts?: number } = {},
) {
  const conversation = startConversation({ connectionId: "c", conversationId: 12 }, customerMessage());
  const view = { conversation, messages: [], person: null, timers: [], record: [], failures: [], approvals: [] };
  const surroundings = { settings: completeSettings(settings), hours: null, people: somePeople };
  const commands = [defineCommand({ ...words, run: async () => ({ note: "done" }), ...command })];
  const parts = {
    commands,
    help: createRulesHelp(),
    brain: createRulesBrain(),
    log,
    limitMs: 40,
    usualWaitMs: async () => null,
  };
  return runCommand(parts, { call, attempts, view, surroundings, now: 1_000_000 });
}

describe("a command that does not go well", () => {
  it("is given up when it takes too long, also when it does not listen", async () => {
    const done = await run({ run: () => new Promise<never>(() => undefined) });
    expect(done).toMatchObject({ status: "failed", result: { note: expect.stringContaining("took too long") } });
  });

  it("is told to stop when its time is over", async () => {
    const stopped = vi.fn();
    await run({
      run: (_call, { signal }) => {
        signal.addEventListener("abort", stopped);
        return new Promise<never>(() => undefined);
      },
    });
    expect(stopped).toHaveBeenCalledOnce();
  });

  it("says so when it fails, and changes nothing", async () => {
    const done = await run({ run: async () => Promise.reject(new Error("secret detail")) });
    expect(done).toMatchObject({ status: "failed", handoff: null });
    expect(Object.keys(done.result)).toEqual(["note"]);
    expect(done.result.note).not.toContain("secret detail");
  });

  it("is not tried for ever when it takes its worker down", async () => {
    const tried = vi.fn(async () => ({ note: "done" }));
    expect(await run({ run: tried }, { attempts: 4 })).toMatchObject({ status: "failed" });
    expect(tried).not.toHaveBeenCalled();
  });
});

describe("a command that is refused", () => {
  it("never runs for somebody who may not", async () => {
    const done = await run({ permission: "supervisor" });
    expect(done).toMatchObject({ status: "refused", result: { note: expect.stringContaining("administrators only") } });
  });

  it("reads nothing of a customer who has not accepted the terms", async () => {
    const settings = { gates: { consent: { required: true } } };
    const reading = async (_call: unknown, { turn }: CommandContext) => ({ note: String(turn.messages.length) });
    expect(await run({ run: reading }, { settings })).toMatchObject({ status: "refused" });
    expect(await run({}, { settings })).toMatchObject({ status: "done" });
  });
});
