import OpenAI, { toFile } from "openai";
import { ModelUnavailable } from "../../errors.ts";
import type { Sound } from "./model-access.ts";
import { modelFailure } from "./model-failure.ts";
import { clientOptions, type ProviderOptions } from "./provider.ts";
import { repeat } from "./repeat.ts";

export interface MediaOptions extends Omit<ProviderOptions, "model"> {
  readonly embeddingsModel: string | undefined;
  readonly transcriptionModel: string | undefined;
}

/** Embeddings and transcription of a provider. Each exists only when a model is configured for it. */
export interface MediaClient {
  embed?(texts: readonly string[], signal: AbortSignal): Promise<readonly (readonly number[])[]>;
  transcribe?(sound: Sound, signal: AbortSignal): Promise<string>;
}

const EMBED_MS = 20_000;
const TRANSCRIBE_MS = 60_000;

export function createMediaClient(options: MediaOptions): MediaClient {
  const { name, embeddingsModel, transcriptionModel } = options;
  const client = new OpenAI({ ...clientOptions(options), maxRetries: 0 });

  async function send<T>(
    request: (signal: AbortSignal) => Promise<T>,
    { signal, ms }: { signal: AbortSignal; ms: number },
  ) {
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(new ModelUnavailable(`${name}: no answer within ${ms} ms`)), ms);
    const wish = AbortSignal.any([signal, late.signal]);
    const attempt = () =>
      request(wish).catch((error: unknown) => {
        throw modelFailure(error, { provider: name, signal: wish });
      });
    try {
      return await repeat(attempt, { signal: wish, deadline: performance.now() + ms });
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    ...(embeddingsModel
      ? { embed: (texts, signal) => send(embedWith(client, embeddingsModel, texts), { signal, ms: EMBED_MS }) }
      : {}),
    ...(transcriptionModel
      ? {
          transcribe: (sound, signal) =>
            send(hearWith(client, transcriptionModel, sound), { signal, ms: TRANSCRIBE_MS }),
        }
      : {}),
  };
}

const embedWith = (client: OpenAI, model: string, texts: readonly string[]) => async (signal: AbortSignal) => {
  // Without a format the client asks for base64, which some servers do not support.
  const request = { model, input: [...texts], encoding_format: "float" as const };
  const { data } = await client.embeddings.create(request, { signal });
  const vectors = data.toSorted((one, other) => one.index - other.index).map(({ embedding }) => embedding);
  if (vectors.length !== texts.length)
    throw new ModelUnavailable("The embeddings model returned a wrong number of vectors");
  return vectors;
};

const hearWith = (client: OpenAI, model: string, sound: Sound) => async (signal: AbortSignal) => {
  const file = await toFile(sound.bytes, `voice.${endingOf(sound.mediaType)}`, {
    type: sound.mediaType ?? "audio/ogg",
  });
  const { text } = await client.audio.transcriptions.create({ model, file }, { signal });
  return text.trim();
};

/** Servers look at the file name's ending, not at the type. */
function endingOf(mediaType: string | null): string {
  const subtype = mediaType?.split("/")[1] ?? "ogg";
  const known: Readonly<Record<string, string>> = {
    mpeg: "mp3",
    "x-m4a": "m4a",
    mp4: "m4a",
    "x-wav": "wav",
    wave: "wav",
  };
  return known[subtype] ?? subtype.replace(/[^a-z0-9]/g, "");
}
