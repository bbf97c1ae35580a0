import { asInteger, isObject } from "../input.ts";
import { conversationRest } from "../serializers/conversation-rest.ts";
import { availableName, contactRest } from "../serializers/people.ts";
import type { World } from "../world.ts";
import { Answer, type Call, found, type Route, route } from "./route.ts";

/** A dashboard app as it runs inside Chatwoot: in a frame that is told about the conversation, unsigned, by message. */
export function dashboardFrameRoutes(world: World): readonly Route<null>[] {
  return [
    route("GET /sandbox/dashboard-app", (call) => {
      const address = frameAddress(world, call);
      return new Answer(200, framePage(address), { "Content-Type": "text/html; charset=utf-8" });
    }),
    route("GET /sandbox/dashboard-app/context", (call) => appContext(world, call)),
  ];
}

function frameAddress(world: World, { query }: Call<null>): string {
  const apps = world.store.dashboardApps;
  const id = asInteger(query.app_id);
  const app = found(id === undefined ? apps.values().next().value : apps.get(id));
  const [frame] = app.content;
  return isObject(frame) && typeof frame.url === "string" ? frame.url : "";
}

function appContext(world: World, { query }: Call<null>) {
  const { conversations, users, contacts } = world.store;
  const id = asInteger(query.conversation_id);
  const conversation = found(id === undefined ? [...conversations.values()].at(-1) : conversations.get(id));
  const user = found(users.get(asInteger(query.user_id) ?? 1));
  const contact = found(contacts.get(conversation.contactId));
  return {
    event: "appContext",
    data: {
      conversation: conversationRest(world, conversation, user),
      contact: contactRest(contact),
      currentAgent: { id: user.id, name: availableName(user), email: user.email },
    },
  };
}

const escapeAttribute = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

function framePage(address: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Dashboard app</title>
<style>html, body, iframe { margin: 0; width: 100%; height: 100%; border: 0; display: block }</style>
<iframe title="Dashboard app" src="${escapeAttribute(address)}"></iframe>
<script>
  const frame = document.querySelector("iframe");
  const tell = async () => {
    const context = await (await fetch("/sandbox/dashboard-app/context" + location.search)).json();
    frame.contentWindow.postMessage(JSON.stringify(context), "*");
  };
  frame.addEventListener("load", tell);
  addEventListener("message", (event) => {
    if (event.data === "chatwoot-dashboard-app:fetch-info") tell();
  });
</script>
`;
}
