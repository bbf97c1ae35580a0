import { connectModel } from "../../plugin/brain/model/connect-model.ts";
import type { ModelParts } from "../../plugin/brain/model/create-model-access.ts";
import type { ModelAccess, ModelCall } from "../../plugin/brain/model/model-access.ts";
import { loadConfig } from "../../plugin/config.ts";
import { completeSettings, type SettingsDocument } from "../../plugin/core/settings/settings.ts";

/** Nobody counts and nobody rests: for tests that are about something else. */
export const carefree: Omit<ModelParts, "providers"> = {
  health: {
    mayTry: async () => true,
    isResting: async () => false,
    failed: async () => undefined,
    worked: async () => undefined,
  },
  budget: {
    isSpent: async () => false,
    reserve: async () => ({ settle: async () => undefined, release: async () => undefined }),
  },
};

interface ModelUrls {
  readonly url: string;
  readonly fallbackUrl?: string;
}

/** Model access as a configured Baton has it, on scripted models. */
export function openModel({ url, fallbackUrl }: ModelUrls, parts: Partial<typeof carefree> = {}): ModelAccess {
  const config = loadConfig({
    OPENAI_BASE_URL: url,
    OPENAI_API_KEY: "sk-first",
    OPENAI_MODEL: "gpt-test",
    EMBEDDINGS_MODEL: "embed-test",
    TRANSCRIPTION_MODEL: "hear-test",
    ...(fallbackUrl ? { FALLBACK_BASE_URL: fallbackUrl, FALLBACK_MODEL: "llama-test" } : {}),
  });
  const access = connectModel(config, { ...carefree, ...parts });
  if (!access) throw new Error("The test's configuration names no model");
  return access;
}

export function aModelCall(
  changes: Partial<Omit<ModelCall, "settings">> & { settings?: SettingsDocument } = {},
): ModelCall {
  const { settings, ...rest } = changes;
  return {
    task: "answer",
    scope: { connectionId: "play", inboxId: 1, contactId: 31 },
    system: "You are the assistant of a shop.",
    messages: [{ role: "user", text: "Vocês entregam em Recife?" }],
    ...rest,
    settings: completeSettings(settings ?? null),
  };
}
