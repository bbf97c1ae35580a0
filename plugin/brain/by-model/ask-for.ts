import type { TurnContext } from "../../core/decision.ts";
import { ModelUnavailable } from "../../errors.ts";
import type { ModelAccess, ModelCall, ModelReply, ModelScope } from "../model/model-access.ts";
import type { TurnUpdate } from "../node.ts";
import type { PromptLibrary } from "../prompts/prompt-library.ts";

export interface AskParts {
  readonly model: ModelAccess;
  readonly prompts: Pick<PromptLibrary, "render">;
}

export interface Question extends Pick<ModelCall, "task" | "tools" | "schema" | "maxTokens"> {
  /** The name of the prompt and its inputs. */
  readonly prompt: string;
  readonly inputs: Readonly<Record<string, string>>;
  /** Conversation and knowledge as data, apart from the instructions. */
  readonly shown: readonly string[];
}

export interface Asked extends ModelReply {
  /** Stored with the turn: the prompt that was used and its cost. */
  readonly record: Pick<TurnUpdate, "prompts" | "usage">;
}

export type Ask = (question: Question) => Promise<Asked>;

export const scopeOf = ({ connectionId, conversation }: TurnContext): ModelScope => ({
  connectionId,
  inboxId: conversation.inboxId,
  contactId: conversation.contact?.id ?? null,
});

/** Asks a model on behalf of one turn. The signal aborts the call when the answer is no longer wanted. */
export function askFor({ model, prompts }: AskParts, context: TurnContext, signal: AbortSignal): Ask {
  return async ({ prompt, inputs, shown, ...call }) => {
    const rendered = prompts.render(prompt, inputs, context);
    const reply = await model.ask(
      {
        ...call,
        scope: scopeOf(context),
        settings: context.settings,
        system: rendered.text,
        messages: [{ role: "user", text: shown.filter((text) => text !== "").join("\n\n") }],
      },
      signal,
    );
    if (call.schema && reply.value === undefined)
      throw new ModelUnavailable("The model's answer does not match the schema");
    return { ...reply, record: { prompts: { [prompt]: rendered.version }, usage: [reply.usage] } };
  };
}
