import { ModelRefused } from "../../errors.ts";
import type { Masker } from "../../safety/pii/masker.ts";
import type { Completion } from "./completion.ts";
import { mapTexts } from "./masking.ts";
import type { ModelCall, ModelMessage } from "./model-access.ts";
import type { CompletionRequest } from "./provider.ts";
import { type Checked, checkAgainst, formInstruction, parseJson } from "./structured.ts";

/** The messages of a call: the schema of the answer is part of the instructions. */
export function requestFor(call: ModelCall, model: string): CompletionRequest {
  const { schema, settings, tools = [] } = call;
  return {
    model,
    temperature: settings.model.temperature,
    maxTokens: Math.min(call.maxTokens ?? settings.model.answer_tokens, settings.model.answer_tokens),
    system: [
      call.system,
      ...(hasPlaceholders(call) ? [ON_PLACEHOLDERS] : []),
      ...(schema ? [formInstruction(schema)] : []),
    ].join("\n\n"),
    messages: call.messages,
    tools,
    isJson: schema !== undefined && tools.length === 0,
  };
}

const ON_PLACEHOLDERS =
  "Words in square brackets such as [EMAIL_1] stand for personal data. Copy them letter by letter where they are needed, and make up none.";

const hasPlaceholders = ({ system, messages }: ModelCall): boolean =>
  [system, ...messages.map(({ text }) => text)].some((text) => /\[[A-Z_]+_\d+\]/.test(text));

interface Expected {
  readonly schema: object | undefined;
  readonly masker: Masker;
}

/** The value of a valid answer, or its problem in words for the model. A refusal is final. */
export function judge(completion: Completion, { schema, masker }: Expected): Checked {
  if (completion.refusal !== null) throw new ModelRefused("The model refuses to answer this");
  const said = [completion.text, ...completion.toolCalls.map((call) => JSON.stringify(call.arguments))];
  if (said.some((text) => masker.findUnknown(text).length > 0))
    return { problem: "it names personal data that nobody gave" };
  if (completion.toolCalls.length > 0) return { value: undefined };
  if (completion.isCutOff) return { problem: "it is too long: say it in half the words" };
  if (completion.text.trim() === "") return { problem: "it is empty" };
  if (!schema) return { value: undefined };
  const parsed = parseJson(completion.text);
  if ("problem" in parsed) return parsed;
  const value = mapTexts(parsed.value, masker.restore);
  const problem = checkAgainst(schema, value);
  return problem === null ? { value } : { problem };
}

/** Shows the model its own answer and the problem. */
export function askToMend(request: CompletionRequest, { text }: Completion, problem: string): CompletionRequest {
  const said: readonly ModelMessage[] = text.trim() === "" ? [] : [{ role: "assistant", text }];
  const wish = `Your answer cannot be used: ${problem}. Answer again, in the form that was asked for.`;
  return { ...request, messages: [...request.messages, ...said, { role: "user", text: wish }] };
}
