import { asInteger, asObject, asPresent, asText } from "../input.ts";
import { missingParam } from "../refusal.ts";
import { loadConversation, loadInbox } from "../rules/conversations.ts";
import { browserAttributes, knownContact, receiveNative } from "../rules/native-channel.ts";
import { postMessage } from "../rules/templates.ts";
import { messageRest } from "../serializers/message.ts";
import type { World } from "../world.ts";
import { type Call, type Route, route } from "./route.ts";

/** The other end of real channels: the customer's app, the agent's own phone, the widget's bubble. */
export function nativeRoutes(world: World): readonly Route<null>[] {
  const nativeOf = ({ body }: Call<null>) => {
    const sourceId = asPresent(body.source_id);
    if (sourceId === undefined) throw missingParam("source_id");
    return { inbox: loadInbox(world, asInteger(body.inbox_id) ?? 0), sourceId, body };
  };
  return [
    route("POST /sandbox/incoming", (call) => messageRest(world, receiveNative(world, nativeOf(call)))),
    route("POST /sandbox/echo", ({ body }) => {
      const conversation = loadConversation(world, asInteger(body.conversation_id) ?? 0);
      const message = postMessage(world, conversation, {
        type: "outgoing",
        content: asText(body.content) ?? null,
        contentAttributes: { external_echo: true },
        sender: null,
      });
      return messageRest(world, message);
    }),
    route("POST /sandbox/widget", (call) => {
      const { link } = knownContact(world, nativeOf(call));
      const { browser_language: language, ...info } = browserAttributes(new Date(world.clock.now()));
      const given = asObject(call.body.event_info) ?? {};
      const event = { ...info, widget_language: language, browser_language: language, ...given };
      world.bus.publish({ name: "webwidget_triggered", link, info: event });
      return { id: link.id, source_id: link.sourceId };
    }),
  ];
}
