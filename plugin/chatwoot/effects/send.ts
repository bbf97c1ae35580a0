import { assertNever } from "../../core/assert-never.ts";
import type { Known } from "../../core/baton/observe.ts";
import type { Assignment, Effect, Mentioned } from "../../core/effect.ts";
import type { ConversationState, Message } from "../../core/event.ts";
import { ChatwootRejected } from "../../errors.ts";
import type { Clients } from "../clients.ts";
import { type SeenMessage, seenMessage } from "../deliveries/seen.ts";
import { renderChoice, renderText } from "./render.ts";

export interface Sending {
  readonly effectId: string;
  readonly effect: Effect;
  readonly known: Known;
  readonly clients: Clients;
}

export interface Sent {
  /** The message that the effect became; null for effects that are not messages. */
  readonly message: Message | null;
  /** When it was done, by Chatwoot's clock. */
  readonly at: number;
  /** The change that Chatwoot shows from now on. */
  readonly change: Partial<
    Pick<ConversationState, "status" | "assignee" | "team" | "priority" | "labels" | "attributes">
  >;
}

/** The only calls in Baton that write to a conversation in Chatwoot. */
export async function sendEffect(sending: Sending): Promise<Sent> {
  const done = await perform(sending);
  return { ...done, at: sending.clients.bot.clock.now() };
}

type Done = Omit<Sent, "at">;

async function perform(sending: Sending): Promise<Done> {
  const { effect, clients, known } = sending;
  const { id } = known.state;
  const { bot } = clients;
  switch (effect.kind) {
    case "say":
      return sendMessage(sending, { content: effect.text });
    case "note":
      return sendMessage(sending, { content: effect.text, private: true });
    case "mention":
      return sendMessage(sending, { content: mentionText(effect), private: true });
    case "choice": {
      const { content, contentType, contentAttributes } = renderChoice(effect, known.state.channel);
      return sendMessage(sending, { content, content_type: contentType, content_attributes: contentAttributes });
    }
    case "typing":
      await typingClient(clients)?.conversations.toggleTyping(id, { on: effect.on, private: effect.private ?? false });
      return done({});
    case "assign":
      return assign(sending, effect.to);
    case "set_status": {
      const until = effect.snoozedUntil;
      const snooze = until === undefined ? {} : { snoozed_until: Math.floor(until / 1000) };
      await bot.conversations.toggleStatus(id, { status: effect.status, ...snooze });
      return done({ status: effect.status });
    }
    case "set_priority":
      await bot.conversations.togglePriority(id, effect.priority);
      return done({ priority: effect.priority });
    case "change_labels":
      return changeLabels(sending, effect);
    case "merge_attributes":
      return mergeAttributes(sending, effect.values);
    default:
      return assertNever(effect);
  }
}

const done = (change: Sent["change"]): Done => ({ message: null, change });

interface Content {
  readonly content: string;
  readonly private?: boolean;
  readonly content_type?: string;
  readonly content_attributes?: Readonly<Record<string, unknown>>;
}

/** The effect's id travels with the message: its echo, or a look at the conversation, tells whether it arrived. */
async function sendMessage(sending: Sending, body: Content): Promise<Done> {
  const { clients, known, effectId } = sending;
  const content_attributes = { ...body.content_attributes, baton: { effect: effectId } };
  const answer = await clients.bot.messages.create(known.state.id, { ...body, content_attributes });
  return { message: sentMessage(seenMessage(answer), sending), change: {} };
}

/** The stored form of a message by the bot, made from the effect and Chatwoot's answer. */
export function sentMessage(
  { id, contentType, private: isPrivate, sender, createdAt }: SeenMessage,
  { effect, effectId, clients }: Pick<Sending, "effect" | "effectId" | "clients">,
): Message {
  return {
    id,
    text: "text" in effect ? effect.text : "",
    contentType,
    private: isPrivate,
    author: { kind: "bot", id: clients.connection.botId, name: sender?.name ?? "" },
    createdAt,
    attachments: [],
    inReplyTo: null,
    effectId,
    autoReply: false,
    choices: effect.kind === "choice" ? effect.choices : [],
  };
}

function mentionText({ people, text }: { people: readonly Mentioned[]; text: string }): string {
  const links = people.map(({ kind, id, name }) => `[@${name}](mention://${kind}/${id}/${encodeURIComponent(name)})`);
  return `${links.join(" ")} ${renderText(text, "note").join("\n")}`;
}

/** Bots may show typing since 4.12; before that a user can. Without either, typing is skipped as a mere courtesy. */
function typingClient({ bot, reader, connection }: Clients) {
  return connection.abilities.botTyping ? bot : reader;
}

async function assign({ clients, known }: Sending, to: Assignment): Promise<Done> {
  const { id } = known.state;
  const { bot } = clients;
  if ("nobody" in to) {
    await bot.conversations.assign(id, { assignee_id: null });
    return done({ assignee: null });
  }
  if ("agent" in to) {
    const agent = await bot.conversations.assign(id, { assignee_id: to.agent });
    return done({ assignee: agent && { kind: "person", id: agent.id, name: agent.name ?? "" } });
  }
  const teamId = typeof to.team === "number" ? to.team : await findTeam(clients, to.team);
  const team = await bot.conversations.assign(id, { team_id: teamId });
  return done({ team: team && { id: team.id, name: team.name ?? "" } });
}

/** Chatwoot keeps team names in lower case, and silently takes an unknown id for "no team". */
async function findTeam({ reader }: Clients, name: string): Promise<number> {
  if (!reader)
    throw new ChatwootRejected(`The team ${name} cannot be looked up without a user token: set CHATWOOT_USER_TOKEN`);
  const teams = await reader.teams.list();
  const team = teams.find((candidate) => candidate.name.toLowerCase() === name.trim().toLowerCase());
  if (team) return team.id;
  throw new ChatwootRejected(
    `There is no team ${name} in Chatwoot: create it or change handoff_team in the inbox settings`,
  );
}

/** Writing labels replaces them all, so the present ones are read first. */
async function changeLabels(
  { clients, known }: Sending,
  change: { add: readonly string[]; remove: readonly string[] },
): Promise<Done> {
  const { id } = known.state;
  const client = clients.connection.abilities.botLabels ? clients.bot : clients.reader;
  if (!client) throw new ChatwootRejected("Labels need a user token in this Chatwoot version: set CHATWOOT_USER_TOKEN");
  const current = await client.conversations.labels(id);
  const wanted = [...new Set([...current, ...change.add])].filter((label) => !change.remove.includes(label));
  const isSame = wanted.length === current.length && wanted.every((label) => current.includes(label));
  return done({ labels: isSame ? current : await client.conversations.setLabels(id, wanted) });
}

/** Before 4.17 writing attributes replaces them all; without a user token the last snapshot supplies the others. */
async function mergeAttributes({ clients, known }: Sending, values: Readonly<Record<string, unknown>>): Promise<Done> {
  const { id, attributes } = known.state;
  const { bot, reader, connection } = clients;
  const merges = connection.abilities.mergeAttributes;
  const current = merges ? {} : reader ? (await reader.conversations.get(id)).custom_attributes : attributes;
  const answer = await bot.conversations.setCustomAttributes(id, { values: { ...current, ...values }, merge: merges });
  return done({ attributes: answer.custom_attributes });
}
