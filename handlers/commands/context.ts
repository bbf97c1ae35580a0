import {
  type CommandContext,
  defineCommand,
  head,
  inline,
  isShaped,
  isText,
  labelled,
  lines,
  listed,
  nameOf,
  paragraphs,
  queuedIntents,
  type Source,
  shippedWords,
  sourceList,
  spoken,
  statusTexts,
} from "../../plugin/bot.ts";
import { holderOf } from "./status.ts";

const LAST_MESSAGES = 10;
const MAX_ATTRIBUTES = 8;

/** Shows in one note all that the bot knows about this conversation. */
export const context = defineCommand({
  ...shippedWords("context"),
  async run(_call, context) {
    const { conversation, locale, turn } = context;
    const words = statusTexts[locale];
    const { intents, entities, sources } = understoodIn(context);
    const facts = lines(
      labelled(words.holder, holderOf(context)),
      labelled(words.episode, String(conversation.baton.episode)),
      labelled(words.contact, contactOf(context)),
      labelled(words.intents, intents.map((intent) => nameOf(intent, locale)).join(", ")),
      labelled(words.entities, entities.map((entity) => nameOf(entity, locale)).join(", ")),
      labelled(words.sources, sourceList(sources)),
      labelled(words.memory, inline(conversation.summary ?? "", 600)),
      labelled(words.instruction, inline(conversation.instruction ?? "", 300)),
    );
    const messages = listed(
      turn.messages.slice(-LAST_MESSAGES).map(({ author, text }) => {
        const name =
          author.kind === "person" ? inline(author.name, 30) || words.authors.person : words.authors[author.kind];
        return `**${name}:** ${inline(text, 140) || words.attachment}`;
      }),
    );
    return {
      note: paragraphs(head(words.context), facts, messages && `${head(`${words.lastMessages}:`)}\n\n${messages}`),
    };
  },
});

function contactOf({ conversation, person, locale }: CommandContext): string {
  const { contact } = conversation.known.state;
  if (!contact) return "";
  const { name, phone, email, identifier, attributes } = contact;
  const own = Object.entries(attributes).filter(([, value]) => ["string", "number", "boolean"].includes(typeof value));
  const more = own.slice(0, MAX_ATTRIBUTES).map(([key, value]) => `${spoken(key)}: ${inline(String(value), 60)}`);
  const silent = person.optedOutAt === null ? [] : [statusTexts[locale].optedOut];
  return [name, phone, email, identifier, ...more, ...silent]
    .filter(Boolean)
    .map((part) => inline(part ?? "", 80))
    .join(" · ");
}

/** Intents, entities and sources of the decisions of this episode, with the intents that still wait. */
function understoodIn({ record, conversation }: CommandContext) {
  const decided = record
    .filter(({ action, at }) => action === "decided" && at >= conversation.baton.since)
    .map(({ data }) => data);
  const all =
    decided.length > 0
      ? decided
      : record
          .filter(({ action }) => action === "decided")
          .slice(-1)
          .map(({ data }) => data);
  const intents = all.flatMap(({ intent }) => (typeof intent === "string" ? [intent] : []));
  return {
    intents: [...new Set([...intents, ...queuedIntents(conversation.marks)])],
    entities: [...new Set(all.flatMap(({ entities }) => (Array.isArray(entities) ? entities.map(String) : [])))],
    sources: unique(all.flatMap(({ sources }) => (Array.isArray(sources) ? sources.filter(isSource) : []))),
  };
}

type Named = Pick<Source, "title" | "url">;
const isSource = isShaped<Named>({ title: isText, url: (url) => url === null || isText(url) });
const unique = (sources: readonly Named[]): readonly Named[] => [
  ...new Map(sources.map((source) => [source.title, source])).values(),
];
