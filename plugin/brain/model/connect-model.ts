import type { Config } from "../../config.ts";
import { defaultSettings } from "../../core/settings/settings.ts";
import { createModelAccess, type ModelParts } from "./create-model-access.ts";
import { maskerFor } from "./masking.ts";
import { createMediaClient } from "./media-client.ts";
import type { ModelAccess } from "./model-access.ts";
import { createProvider, type Provider } from "./provider.ts";

type ModelConfig = Pick<
  Config,
  | "OPENAI_MODEL"
  | "OPENAI_API_KEY"
  | "OPENAI_BASE_URL"
  | "FALLBACK_MODEL"
  | "FALLBACK_API_KEY"
  | "FALLBACK_BASE_URL"
  | "EMBEDDINGS_MODEL"
  | "TRANSCRIPTION_MODEL"
>;

/** The configured providers, the preferred one first. */
export function providersOf(config: ModelConfig): readonly Provider[] {
  const first = { name: "first provider", baseUrl: config.OPENAI_BASE_URL, apiKey: config.OPENAI_API_KEY };
  const second = { name: "second provider", baseUrl: config.FALLBACK_BASE_URL, apiKey: config.FALLBACK_API_KEY };
  return [
    ...(config.OPENAI_MODEL ? [createProvider({ ...first, model: config.OPENAI_MODEL })] : []),
    ...(config.FALLBACK_MODEL ? [createProvider({ ...second, model: config.FALLBACK_MODEL })] : []),
  ];
}

/** Null without a configured chat model. The first provider also makes vectors and transcriptions. */
export function connectModel(config: ModelConfig, parts: Omit<ModelParts, "providers">): ModelAccess | null {
  const providers = providersOf(config);
  if (providers.length === 0) return null;
  const { embed, transcribe } = createMediaClient({
    name: "first provider",
    baseUrl: config.OPENAI_BASE_URL,
    apiKey: config.OPENAI_API_KEY,
    embeddingsModel: config.EMBEDDINGS_MODEL,
    transcriptionModel: config.TRANSCRIPTION_MODEL,
  });
  const masked = (texts: readonly string[]) => {
    const masker = maskerFor(defaultSettings);
    return texts.map((text) => masker.mask(text));
  };
  return {
    ...createModelAccess({ ...parts, providers }),
    ...(embed ? { embed: (texts, signal) => embed(masked(texts), signal) } : {}),
    ...(transcribe ? { transcribe } : {}),
  };
}
