import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Customer, customerOf, type InboxName, type Play, play } from "./play.ts";

type Scene = { readonly stage: Play; readonly maya: Customer; readonly id: number };

type Case = {
  readonly action: string;
  readonly inbox?: InboxName;
  readonly prepare?: (scene: Scene) => Promise<unknown>;
  readonly act: (scene: Scene) => Promise<unknown>;
  /** What a bot hears in 4.8 to 4.12, and from 4.13 on. */
  readonly before413: readonly string[];
  readonly since413: readonly string[];
};

const opens = async ({ stage, id }: Scene) =>
  stage.admin(`POST /conversations/${id}/toggle_status`, { status: "open" });
const resolves = async ({ stage, id }: Scene) =>
  stage.admin(`POST /conversations/${id}/toggle_status`, { status: "resolved" });
const replies = async ({ stage, id }: Scene) => stage.bot(`POST /conversations/${id}/messages`, { content: "Olá!" });

const CASES: readonly Case[] = [
  {
    action: "the customer's first message",
    act: ({ maya }) => maya.says("oi"),
    before413: ["message_created(incoming)"],
    since413: ["message_created(incoming)"],
  },
  {
    action: "a public reply of the bot",
    prepare: ({ maya }) => maya.says("oi"),
    act: replies,
    before413: ["message_created(outgoing)"],
    since413: ["message_created(outgoing)", "conversation_updated(waiting_since)"],
  },
  {
    action: "the customer's next message",
    prepare: replies,
    act: ({ maya }) => maya.says("obrigada"),
    before413: ["message_created(incoming)"],
    since413: ["message_created(incoming)", "conversation_updated(waiting_since)"],
  },
  {
    action: "a handoff after a reply",
    prepare: replies,
    act: ({ stage, id }) => stage.bot(`POST /conversations/${id}/toggle_status`, { status: "open" }),
    before413: ["conversation_opened"],
    since413: [
      "conversation_updated(assignee_agent_bot_id)",
      "conversation_updated(waiting_since)",
      "conversation_opened",
      "conversation_status_changed",
      "conversation_updated(status)",
    ],
  },
  {
    action: "an agent clicks open",
    act: ({ stage, id }) => stage.agent(`POST /conversations/${id}/toggle_status`, { status: "open" }),
    before413: ["conversation_opened"],
    since413: [
      "conversation_opened",
      "conversation_status_changed",
      "conversation_updated(assignee_agent_bot_id status)",
      "conversation_updated(assignee_id)",
    ],
  },
  {
    action: "an agent assigns himself while pending",
    act: ({ stage, id }) => stage.agent(`POST /conversations/${id}/assignments`, { assignee_id: 2 }),
    before413: [],
    since413: ["conversation_updated(assignee_id assignee_agent_bot_id)"],
  },
  {
    action: "an agent replies while pending",
    act: ({ stage, id }) => stage.agent(`POST /conversations/${id}/messages`, { content: "Oi, sou o Bruno" }),
    before413: ["message_created(outgoing)"],
    since413: ["message_created(outgoing)", "conversation_updated(waiting_since first_reply_created_at)"],
  },
  {
    action: "a private note",
    act: ({ stage, id }) => stage.agent(`POST /conversations/${id}/messages`, { content: "@nova", private: true }),
    before413: ["message_created(outgoing)"],
    since413: ["message_created(outgoing)"],
  },
  {
    action: "a snooze",
    act: ({ stage, id }) => stage.admin(`POST /conversations/${id}/toggle_status`, { status: "snoozed" }),
    before413: [],
    since413: ["conversation_status_changed", "conversation_updated(status)"],
  },
  {
    action: "a resolve",
    act: resolves,
    before413: ["conversation_resolved"],
    since413: ["conversation_resolved", "conversation_status_changed", "conversation_updated(status waiting_since)"],
  },
  {
    action: "the customer writes to a resolved conversation",
    prepare: resolves,
    act: ({ maya }) => maya.says("ainda estou aqui"),
    before413: ["message_created(incoming)"],
    since413: [
      "conversation_status_changed",
      "conversation_updated(status)",
      "message_created(incoming)",
      "conversation_updated(waiting_since)",
    ],
  },
  {
    action: "the customer writes to a snoozed conversation",
    prepare: ({ stage, id }) => stage.admin(`POST /conversations/${id}/toggle_status`, { status: "snoozed" }),
    act: ({ maya }) => maya.says("voltei"),
    before413: ["conversation_opened", "message_created(incoming)"],
    since413: [
      "conversation_opened",
      "conversation_status_changed",
      "conversation_updated(status)",
      "message_created(incoming)",
    ],
  },
  {
    action: "the bot's own attributes, priority and team",
    prepare: opens,
    act: async ({ stage, id }) => {
      await stage.bot(`POST /conversations/${id}/custom_attributes`, { custom_attributes: { topic: "troca" } });
      await stage.bot(`POST /conversations/${id}/toggle_priority`, { priority: "high" });
      await stage.bot(`POST /conversations/${id}/assignments`, { team_id: 3 });
    },
    before413: [],
    since413: [
      "conversation_updated(custom_attributes)",
      "conversation_updated(priority)",
      "conversation_updated(team_id)",
    ],
  },
  {
    action: "labels set by an agent",
    act: ({ stage, id }) => stage.agent(`POST /conversations/${id}/labels`, { labels: ["troca"] }),
    before413: [],
    since413: ["conversation_updated(cached_label_list label_list)"],
  },
  {
    action: "a deleted message",
    prepare: replies,
    act: async ({ stage, id }) => {
      const thread = await stage.admin(`GET /conversations/${id}/messages`);
      await stage.admin(`DELETE /conversations/${id}/messages/${thread.at("payload.-1.id")}`);
    },
    before413: ["message_updated(outgoing)"],
    since413: ["message_updated(outgoing)"],
  },
];

/** A note that is sure to arrive, so that nothing after it needs to be waited for. */
const LAST = "that is all";

for (const version of ["4.10.1", "4.16.2"] as const) {
  describe(`what a bot hears in ${version}`, () => {
    let stage: Play;
    beforeEach(async () => {
      stage = await play({ version });
    });
    afterEach(() => stage.stop());

    it.each(CASES)("$action", async ({ inbox, prepare, act, before413, since413 }) => {
      const maya = await customerOf(stage, inbox);
      const scene = { stage, maya, id: maya.conversationId };
      const mark = async (content: string) => {
        await stage.admin(`POST /conversations/${scene.id}/messages`, { content, private: true });
        await stage.hooks.until(1, (hook) => hook.body.at("content") === content);
      };
      await prepare?.(scene);
      await mark("prepared");
      stage.hooks.clear();

      await act(scene);
      await mark(LAST);

      expect(stage.hooks.names().slice(0, -1)).toEqual(version === "4.10.1" ? before413 : since413);
    });
  });
}
