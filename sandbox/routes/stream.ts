import type { Response } from "express";
import type { DomainEvent } from "../rules/events.ts";
import { conversationRest } from "../serializers/conversation-rest.ts";
import { messageRest } from "../serializers/message.ts";
import type { SenderRef } from "../state/entities.ts";
import type { World } from "../world.ts";

/** Server-sent events for the sandbox page: what the websocket is in Chatwoot. */
export type Stream = {
  add(response: Response): void;
  stop(): void;
};

const HEARTBEAT_MS = 15_000;

export function createStream(world: World): Stream {
  const clients = new Set<Response>();
  const heartbeat = setInterval(() => broadcast(": still here\n\n"), HEARTBEAT_MS);

  function broadcast(text: string): void {
    for (const client of clients) client.write(text);
  }

  world.bus.subscribe((event) => {
    if (clients.size === 0) return;
    const shown = shownEvent(world, event);
    if (shown) broadcast(`event: ${shown.name}\ndata: ${JSON.stringify(shown.data)}\n\n`);
  });

  return {
    add(response) {
      response.writeHead(200, {
        "Content-Type": "text/event-stream",
        "Cache-Control": "no-cache",
        Connection: "keep-alive",
        "X-Accel-Buffering": "no",
      });
      response.write(": connected\n\n");
      clients.add(response);
      response.on("close", () => clients.delete(response));
    },
    stop() {
      clearInterval(heartbeat);
      for (const client of clients) client.end();
      clients.clear();
    },
  };
}

function shownEvent(world: World, event: DomainEvent): { name: string; data: unknown } | undefined {
  switch (event.name) {
    case "message_created":
    case "message_updated":
      return { name: event.name, data: messageRest(world, event.message) };
    case "conversation_created":
    case "conversation_updated":
      return { name: event.name, data: conversationRest(world, event.conversation) };
    case "conversation_typing_on":
    case "conversation_typing_off":
      return {
        name: "typing",
        data: {
          conversation_id: event.conversation.id,
          user: typist(world, event.user),
          on: event.name === "conversation_typing_on",
          private: event.isPrivate,
        },
      };
    default:
      return undefined;
  }
}

function typist(world: World, { type, id }: SenderRef) {
  const { users, bots, contacts } = world.store;
  if (type === "User") return { id, name: users.get(id)?.name ?? "", type: "user" };
  if (type === "AgentBot") return { id, name: bots.get(id)?.name ?? "", type: "agent_bot" };
  return { id, name: contacts.get(id)?.name ?? "", type: "contact" };
}
