import type { Brain, Decision, TurnContext, Usage } from "../core/decision.ts";
import type { Attachment, Message } from "../core/event.ts";
import { TALK_TO_PERSON } from "../core/reach-people.ts";
import { gateTexts } from "../core/texts/texts.ts";
import { explainPlainly } from "../core/turn/explain-plainly.ts";
import { scopeOf } from "./by-model/ask-for.ts";
import { LANGUAGE_NAMES } from "./graph/language-names.ts";
import type { ModelAccess, Sound } from "./model/model-access.ts";
import type { PromptLibrary } from "./prompts/prompt-library.ts";

interface Eye {
  readonly model: Pick<ModelAccess, "ask" | "isAvailable">;
  readonly prompts: Pick<PromptLibrary, "render">;
}

export interface SightParts {
  /** Null: no model is configured, and pictures cannot be read. */
  readonly eye: Eye | null;
  /** Reads the bytes of a customer's file from Chatwoot's storage. */
  readonly fetchFile: (wanted: WantedFile, signal: AbortSignal) => Promise<Sound>;
  readonly log: { warn(fields: object, message: string): void };
}

export interface WantedFile {
  readonly connectionId: string;
  readonly url: string;
  readonly maxBytes: number;
}

/** Each picture costs a question: only the first ones of an album are read. */
const MAX_PICTURES = 3;
/** The limit of the providers for one request, in bytes before base64 adds a third. */
const MAX_BYTES = 8 * 1_048_576;
const DESCRIPTION_TOKENS = 300;

/** A brain that is told the content of pictures. Without a model, a message of pictures alone is offered a person. */
export function withSight(brain: Brain, parts: SightParts): Brain {
  return {
    ...brain,
    async decide(context, signal) {
      const pictures = context.owed.flatMap((message) => picturesOf(message).map((picture) => ({ message, picture })));
      if (pictures.length === 0) return brain.decide(context, signal);
      const seen = await lookAt(parts, { context, pictures: pictures.slice(0, MAX_PICTURES) }, signal);
      const isMute = context.owed.every(({ text }) => text.trim() === "");
      if (seen.length === 0 && isMute) return sayBlind(context);
      const decision = await brain.decide(withWords(context, seen), signal);
      return withRecord(decision, seen);
    },
  };
}

const picturesOf = ({ attachments }: Message): readonly (Attachment & { url: string })[] =>
  attachments.flatMap((one) => (one.kind === "image" && one.url !== null ? [{ ...one, url: one.url }] : []));

interface Album {
  readonly context: TurnContext;
  readonly pictures: readonly { readonly message: Message; readonly picture: { readonly url: string } }[];
}

interface Seen {
  readonly messageId: number;
  readonly words: string;
  readonly usage: Usage;
  readonly version: string;
}

async function lookAt(parts: SightParts, { context, pictures }: Album, signal: AbortSignal): Promise<readonly Seen[]> {
  const { eye, fetchFile, log } = parts;
  if (!eye || !(await eye.model.isAvailable(scopeOf(context), context.settings))) return [];
  const looked = await Promise.all(
    pictures.map(async ({ message, picture }) => {
      try {
        const seen = await describe({ ...eye, fetchFile }, { context, url: picture.url }, signal);
        return [{ messageId: message.id, ...seen }];
      } catch (err) {
        if (signal.aborted) throw err;
        log.warn({ err }, "a picture could not be read");
        return [];
      }
    }),
  );
  return looked.flat();
}

interface Look {
  readonly context: TurnContext;
  readonly url: string;
}

async function describe(
  parts: Eye & Pick<SightParts, "fetchFile">,
  { context, url }: Look,
  signal: AbortSignal,
): Promise<Omit<Seen, "messageId">> {
  const { connectionId, settings } = context;
  const maxBytes = Math.min(settings.gates.media.max_megabytes * 1_048_576, MAX_BYTES);
  const file = await parts.fetchFile({ connectionId, url, maxBytes }, signal);
  if (!file.mediaType?.startsWith("image/")) throw new TypeError("The attachment is not an image");
  const image = `data:${file.mediaType};base64,${Buffer.from(file.bytes).toString("base64")}`;
  const { text: system, version } = parts.prompts.render(
    "describe-image",
    { language: LANGUAGE_NAMES[settings.locale] },
    context,
  );
  const reply = await parts.model.ask(
    {
      task: "describe_image",
      scope: scopeOf(context),
      settings,
      system,
      messages: [{ role: "user", text: "The picture:", images: [image] }],
      maxTokens: DESCRIPTION_TOKENS,
    },
    signal,
  );
  return { words: reply.text.trim(), usage: reply.usage, version };
}

function withWords(context: TurnContext, seen: readonly Seen[]): TurnContext {
  const add = (message: Message): Message => {
    const words = seen.filter(({ messageId }) => messageId === message.id).map((one) => `(${one.words})`);
    return words.length === 0 ? message : { ...message, text: [message.text, ...words].filter(Boolean).join("\n") };
  };
  return { ...context, owed: context.owed.map(add), messages: context.messages.map(add) };
}

function withRecord(decision: Decision, seen: readonly Seen[]): Decision {
  const [first] = seen;
  if (!first) return decision;
  const { prompts, usage, trace } = decision.because;
  const because = {
    ...decision.because,
    prompts: { ...prompts, "describe-image": first.version },
    usage: [...seen.map((one) => one.usage), ...usage],
    trace: [`A model looked at ${seen.length === 1 ? "the picture" : `${seen.length} pictures`}`, ...trace],
  };
  return { ...decision, because };
}

function sayBlind({ settings }: TurnContext): Decision {
  const words = gateTexts[settings.locale];
  const because = explainPlainly("Nobody could look at the picture: said so, and offered a person");
  const choices = [{ title: words.talkToPerson, value: TALK_TO_PERSON }];
  return { kind: "choice", text: words.cannotSee, choices, because };
}
