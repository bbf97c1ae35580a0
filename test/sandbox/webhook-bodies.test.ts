import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { customerOf, INBOXES, type InboxName, type Play, play, type Reply } from "./play.ts";
import type { Hook } from "./receiver.ts";
import { differences, type Shape, shapeOf } from "./shape.ts";

/** Brings a situation about; returns the conversation whose hook shows it. */
type Situation = (stage: Play) => Promise<number>;

const incoming = (stage: Play, inbox: InboxName, body: object) =>
  stage.nobody("POST /sandbox/incoming", { inbox_id: INBOXES[inbox] + 1, ...body });

const conversationOf = (message: Reply) => message.number("conversation_id");

async function handled(stage: Play): Promise<number> {
  const { conversationId: id, says } = await customerOf(stage, "widget");
  await says("oi");
  await stage.agent(`POST /conversations/${id}/assignments`, { team_id: 1 });
  await stage.agent(`POST /conversations/${id}/assignments`, { assignee_id: 2 });
  await stage.agent(`POST /conversations/${id}/labels`, { labels: ["troca"] });
  await stage.agent(`POST /conversations/${id}/messages`, { content: "Tudo certo?" });
  return id;
}

type Shown = {
  readonly event: string;
  readonly arrange: Situation;
  /** Which of several such events in the conversation is meant. */
  readonly isMeant?: (hook: Hook) => boolean;
};

const SITUATIONS: Record<string, Shown> = {
  conversation_opened: {
    event: "conversation_opened",
    async arrange(stage) {
      const { conversationId: id } = await customerOf(stage, "widget");
      await stage.bot(`POST /conversations/${id}/messages`, { content: "Vou chamar alguém." });
      await stage.bot(`POST /conversations/${id}/assignments`, { team_id: 3 });
      await stage.bot(`POST /conversations/${id}/toggle_status`, { status: "open" });
      return id;
    },
  },
  conversation_resolved: {
    event: "conversation_resolved",
    async arrange(stage) {
      const id = await handled(stage);
      await stage.agent(`POST /conversations/${id}/toggle_status`, { status: "resolved" });
      return id;
    },
  },
  conversation_status_changed: {
    event: "conversation_status_changed",
    async arrange(stage) {
      const id = await handled(stage);
      const until = Math.floor(Date.now() / 1_000) + 3_600;
      await stage.agent(`POST /conversations/${id}/toggle_status`, { status: "snoozed", snoozed_until: until });
      return id;
    },
  },
  conversation_updated_assignee_changed: {
    event: "conversation_updated",
    isMeant: ({ body }) => body.at("meta.assignee_type") === "User",
    async arrange(stage) {
      const { conversationId: id, says } = await customerOf(stage, "widget");
      await says("oi");
      await stage.agent(`POST /conversations/${id}/assignments`, { assignee_id: 2 });
      return id;
    },
  },
  message_created_incoming_api_location: {
    event: "message_created",
    async arrange(stage) {
      const place = { coordinates_lat: -23.5, coordinates_long: -46.6, fallback_title: "Praça da Sé" };
      const attachments = [{ file_type: "location", ...place }];
      return conversationOf(await incoming(stage, "api", { source_id: "app-user-7", attachments }));
    },
  },
  message_created_incoming_email: {
    event: "message_created",
    async arrange(stage) {
      const content_attributes = { subject: "Tamanho errado" };
      const content = "Recebi G, pedi M.\n\nEm seg., Loja Aurora escreveu:\n> Seu pedido saiu.";
      const mail = { source_id: "maya@example.com", content, content_attributes };
      return conversationOf(await incoming(stage, "email", mail));
    },
  },
  message_created_incoming_web_widget: {
    event: "message_created",
    async arrange(stage) {
      return conversationOf(await incoming(stage, "widget", { source_id: "visitor-1", content: "oi" }));
    },
  },
  message_created_incoming_whatsapp_audio: {
    event: "message_created",
    async arrange(stage) {
      const voice = { source_id: "5511955500142", attachments: [{ file_type: "audio" }] };
      return conversationOf(await incoming(stage, "whatsapp", voice));
    },
  },
  message_created_outgoing_agent_public: {
    event: "message_created",
    async arrange(stage) {
      const { conversationId: id } = await customerOf(stage, "widget");
      await stage.agent(`POST /conversations/${id}/assignments`, { assignee_id: 2 });
      await stage.agent(`POST /conversations/${id}/messages`, { content: "Sou o **Bruno**" });
      return id;
    },
  },
  message_created_outgoing_agent_private_note: {
    event: "message_created",
    isMeant: ({ body }) => body.at("private") === true,
    async arrange(stage) {
      const { conversationId: id, says } = await customerOf(stage, "widget");
      await stage.agent(`POST /conversations/${id}/assignments`, { assignee_id: 2 });
      await says("oi");
      await stage.agent(`POST /conversations/${id}/messages`, { content: "@nova resuma", private: true });
      return id;
    },
  },
  message_created_outgoing_bot: {
    event: "message_created",
    async arrange(stage) {
      const { conversationId: id } = await customerOf(stage, "widget");
      await stage.bot(`POST /conversations/${id}/messages`, { content: "Um momento." });
      return id;
    },
  },
  message_updated_input_select_submitted: {
    event: "message_updated",
    async arrange(stage) {
      const maya = await customerOf(stage, "widget");
      const choice = { title: "Rastrear", value: "track" };
      const asked = { content: "O que deseja?", content_type: "input_select", content_attributes: { items: [choice] } };
      const sent = await stage.bot(`POST /conversations/${maya.conversationId}/messages`, asked);
      await maya(`PATCH /messages/${sent.number("id")}`, { submitted_values: [choice] });
      return maya.conversationId;
    },
  },
  message_updated_deleted: {
    event: "message_updated",
    async arrange(stage) {
      const { conversationId: id } = await customerOf(stage, "widget");
      await stage.agent(`POST /conversations/${id}/assignments`, { assignee_id: 2 });
      const sent = await stage.agent(`POST /conversations/${id}/messages`, { content: "ops" });
      await stage.agent(`DELETE /conversations/${id}/messages/${sent.number("id")}`);
      return id;
    },
  },
};

/** Until 4.12 these two are known only to webhooks of the account. */
const ACCOUNT_ONLY = new Set(["conversation_status_changed", "conversation_updated"]);

for (const version of ["4.10.1", "4.16.2"] as const) {
  describe(`the bodies of ${version}`, () => {
    const shapes: Record<string, Shape> = JSON.parse(
      readFileSync(new URL(`../fixtures/sandbox/body-shapes-${version}.json`, import.meta.url), "utf8"),
    );
    let stage: Play;
    beforeAll(async () => {
      stage = await play({ version });
      const subscriptions = [...ACCOUNT_ONLY];
      await stage.admin("POST /webhooks", { webhook: { url: `${stage.hooks.url}/account`, subscriptions } });
    });
    afterAll(() => stage.stop());

    it.each(Object.keys(SITUATIONS))("%s has exactly Chatwoot's keys", async (name) => {
      const { event, arrange, isMeant = () => true } = SITUATIONS[name] ?? expect.unreachable();
      const path = ACCOUNT_ONLY.has(event) ? "/hook/account" : "/hook";
      const id = await arrange(stage);
      const isIt = (hook: Hook) =>
        hook.event === event && hook.path === path && (hook.body.at("conversation.id") ?? hook.body.at("id")) === id;
      const hooks = await stage.hooks.until(1, (hook) => isIt(hook) && isMeant(hook));
      const shape = shapeOf(hooks.at(-1)?.body.value);
      expect(differences(shape, shapes[name] ?? {})).toEqual([]);
    });

    it("tells what changed by column, and never for a status event", async () => {
      const id = await SITUATIONS.conversation_resolved?.arrange(stage);
      const seen = (event: string) =>
        stage.hooks.until(
          1,
          (hook) => hook.path === "/hook/account" && hook.event === event && hook.body.at("id") === id,
        );
      const [status] = await seen("conversation_status_changed");
      expect(status?.body.at("changed_attributes")).toBeNull();
      const [team] = await seen("conversation_updated");
      const changed = Object.assign({}, ...(team?.body.list("changed_attributes") ?? []).map(({ value }) => value));
      expect(changed.team_id).toEqual({ previous_value: null, current_value: 1 });
      expect(changed.assignee_id).toEqual({ previous_value: null, current_value: 2 });
      expect(changed.updated_at.current_value > changed.updated_at.previous_value).toBe(true);
    });

    it("webwidget_triggered has exactly Chatwoot's keys", async () => {
      await stage.nobody("POST /sandbox/widget", { inbox_id: 3, source_id: "visitor-who-only-looks" });
      const [hook] = await stage.hooks.until(1, ({ event }) => event === "webwidget_triggered");
      expect(differences(shapeOf(hook?.body.value), shapes.webwidget_triggered ?? {})).toEqual([]);
    });
  });
}
