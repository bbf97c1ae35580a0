import { createRulesHelp } from "../../plugin/brain/by-rules/help.ts";
import type { CommandCall } from "../../plugin/core/commands/call.ts";
import type { CommandContext } from "../../plugin/core/commands/command.ts";
import { noMemory } from "../../plugin/core/contact-memory.ts";
import type { Message } from "../../plugin/core/event.ts";
import { completeSettings, type SettingsDocument } from "../../plugin/core/settings/settings.ts";
import { startConversation } from "../../plugin/core/turn/start-conversation.ts";
import { aConversation, customerMessage } from "./builders.ts";
import { aBaton, somePeople } from "./event-context.ts";

export function aCall(changes: Partial<CommandCall> = {}): CommandCall {
  return { name: "", locale: "en", text: "", values: {}, messageId: 1, actor: { id: 2, name: "Bruno" }, ...changes };
}

interface Changes extends Partial<Omit<CommandContext, "settings" | "conversation">> {
  readonly settings?: SettingsDocument;
  readonly conversation?: Partial<CommandContext["conversation"]>;
  readonly messages?: readonly Message[];
}

/** What a command sees: a conversation of the bot, in English, where nothing has been said unless a test says so. */
export function aCommandContext({
  settings: document,
  conversation,
  messages = [],
  ...rest
}: Changes = {}): CommandContext {
  const settings = completeSettings({ locale: "en", ...document });
  const start = startConversation({ connectionId: "c", conversationId: 12 }, customerMessage());
  return {
    conversation: { ...start, baton: aBaton(), ...conversation },
    turn: {
      connectionId: "c",
      conversation: aConversation(),
      settings,
      messages,
      owed: [],
      summary: null,
      marks: {},
      instruction: null,
      now: 1_000_000,
    },
    settings,
    hours: null,
    people: somePeople,
    person: noMemory,
    unanswered: [],
    hasModel: false,
    locale: settings.locale,
    timers: [],
    record: [],
    failures: [],
    approvals: [],
    commands: [],
    help: createRulesHelp(),
    now: 1_000_000,
    signal: new AbortController().signal,
    ...rest,
  };
}
