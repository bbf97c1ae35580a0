import type { Baton } from "../../plugin/core/baton/holder.ts";
import { noMemory } from "../../plugin/core/contact-memory.ts";
import type { EventContext } from "../../plugin/core/handler.ts";
import { nobodyKnown, type People } from "../../plugin/core/people.ts";
import { completeSettings, type SettingsDocument } from "../../plugin/core/settings/settings.ts";
import { aConversation } from "./builders.ts";

export function aBaton(changes: Partial<Baton> = {}): Baton {
  return {
    holder: "bot",
    reason: "new_conversation",
    since: 0,
    seq: 1,
    episode: 1,
    handoffs: 0,
    pausedUntil: null,
    waitingSince: null,
    lastAskedAt: null,
    ...changes,
  };
}

/** What a handler sees: a conversation of the bot in an inbox with default settings, unless a test says otherwise. */
export function aContext(
  changes: Partial<Omit<EventContext, "settings">> & { settings?: SettingsDocument } = {},
): EventContext {
  const { settings, ...rest } = changes;
  return {
    conversation: aConversation(),
    baton: aBaton(),
    settings: completeSettings(settings ?? null),
    hours: null,
    people: nobodyKnown,
    owed: [],
    pace: null,
    offer: null,
    marks: {},
    person: noMemory,
    now: 1_000_000,
    ...rest,
  };
}

/** Two teams: support with Bruno (online) and Carla (away), supervisors with Diego (away). */
export const somePeople: People = {
  agents: [
    { id: 2, name: "Bruno", role: "agent", online: true },
    { id: 3, name: "Carla", role: "agent", online: false },
    { id: 4, name: "Diego", role: "administrator", online: false },
  ],
  teams: [
    { id: 11, name: "suporte", memberIds: [2, 3] },
    { id: 12, name: "supervisao", memberIds: [4] },
  ],
};
