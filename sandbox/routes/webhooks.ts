import { asInteger, asPresent, asText, asTexts, type JsonObject } from "../input.ts";
import { invalidRecord } from "../refusal.ts";
import type { AccountWebhook } from "../state/catalog.ts";
import { randomToken } from "../state/store.ts";
import { ACCOUNT_ID, type World } from "../world.ts";
import { rooted } from "./rooted.ts";
import { type AccountRoute, forAdmins, found, idParam } from "./route.ts";

const SUBSCRIPTIONS = [
  "conversation_status_changed",
  "conversation_updated",
  "conversation_created",
  "contact_created",
  "contact_updated",
  "message_created",
  "message_updated",
  "webwidget_triggered",
  "inbox_created",
  "inbox_updated",
];
const TYPING = ["conversation_typing_on", "conversation_typing_off"];
/** What a webhook hears that asked for nothing in particular. */
const DEFAULT_SUBSCRIPTIONS = SUBSCRIPTIONS.slice(0, 8);

export function webhookRoutes(world: World): readonly AccountRoute[] {
  const { webhooks } = world.store;
  const show = (webhook: AccountWebhook) => showWebhook(world, webhook);
  return [
    forAdmins("GET /webhooks", () => ({ payload: { webhooks: [...webhooks.values()].map(show) } })),
    forAdmins("POST /webhooks", (call) => {
      const webhook: AccountWebhook = {
        id: world.store.nextId("webhooks"),
        ...{ name: null, url: "", subscriptions: [...DEFAULT_SUBSCRIPTIONS], inboxId: null },
        secret: randomToken(),
      };
      apply(world, webhook, rooted(call.body, "webhook"));
      webhooks.set(webhook.id, webhook);
      return { payload: { webhook: show(webhook) } };
    }),
    forAdmins("PATCH /webhooks/:id", (call) => {
      const webhook = found(webhooks.get(idParam(call)));
      apply(world, webhook, rooted(call.body, "webhook"));
      return { payload: { webhook: show(webhook) } };
    }),
    forAdmins("DELETE /webhooks/:id", (call) => {
      webhooks.delete(found(webhooks.get(idParam(call))).id);
    }),
  ];
}

function apply(world: World, webhook: AccountWebhook, fields: JsonObject): void {
  const url = asPresent(fields.url) ?? webhook.url;
  if (!/^https?:\/\/\S+$/.test(url)) throw invalidRecord("Url is invalid", ["url"]);
  const isTaken = [...world.store.webhooks.values()].some((other) => other.id !== webhook.id && other.url === url);
  if (isTaken) throw invalidRecord("Url has already been taken", ["url"]);
  const subscriptions = fields.subscriptions === undefined ? webhook.subscriptions : asTexts(fields.subscriptions);
  const allowed = world.caps.typingWebhooks ? [...SUBSCRIPTIONS, ...TYPING] : SUBSCRIPTIONS;
  if (subscriptions.length === 0 || !subscriptions.every((name) => allowed.includes(name))) {
    throw invalidRecord("Subscriptions Invalid events", ["subscriptions"]);
  }
  Object.assign(webhook, {
    url,
    subscriptions,
    name: asText(fields.name) ?? webhook.name,
    inboxId: asInteger(fields.inbox_id) ?? webhook.inboxId,
  });
}

function showWebhook(world: World, webhook: AccountWebhook) {
  const inbox = webhook.inboxId === null ? undefined : world.store.inboxes.get(webhook.inboxId);
  return {
    id: webhook.id,
    ...(world.caps.webhookName ? { name: webhook.name } : {}),
    url: webhook.url,
    account_id: ACCOUNT_ID,
    subscriptions: webhook.subscriptions,
    ...(world.caps.signsAccountWebhooks ? { secret: webhook.secret } : {}),
    ...(inbox ? { inbox: { id: inbox.id, name: inbox.name } } : {}),
  };
}
