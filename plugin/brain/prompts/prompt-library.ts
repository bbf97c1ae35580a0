import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { TurnContext } from "../../core/decision.ts";
import { ConfigInvalid } from "../../errors.ts";
import { projectPath } from "../../project-files.ts";
import { type Prompt, parsePrompt, STANDARD } from "./prompt.ts";

export interface RenderedPrompt {
  readonly text: string;
  /** Goes into `Explanation.prompts`: variant, version and hash of the file. */
  readonly version: string;
}

export interface PromptLibrary {
  /** The prompt in the variant of this conversation. */
  render(name: string, inputs: Readonly<Record<string, string>>, context: PromptContext): RenderedPrompt;
  /** A hash over all prompts in the variants of this conversation. */
  fingerprint(context: PromptContext): string;
  readonly prompts: readonly Prompt[];
}

export interface PromptContext extends Pick<TurnContext, "connectionId" | "settings"> {
  readonly conversation: { readonly id: number };
}

/** Reads all prompts. An invalid prompt stops the start, so that no customer meets it. */
export async function openPrompts(folder = projectPath("prompts")): Promise<PromptLibrary> {
  const files = (await readdir(folder)).filter((file) => file.endsWith(".md")).sort();
  const read = async (file: string) => parsePrompt(file, await readFile(path.join(folder, file), "utf8"));
  return createPromptLibrary(await Promise.all(files.map(read)));
}

export function createPromptLibrary(prompts: readonly Prompt[]): PromptLibrary {
  const byPlace = new Map(prompts.map((prompt) => [placeOf(prompt), prompt]));
  for (const prompt of prompts) refuseStrangeVariant(prompt, byPlace.get(placeOf({ ...prompt, variant: STANDARD })));
  const names = [...new Set(prompts.map(({ name }) => name))];
  const find = (name: string, context: PromptContext) =>
    byPlace.get(placeOf({ name, variant: chooseVariant(name, context) })) ??
    byPlace.get(placeOf({ name, variant: STANDARD }));
  return {
    prompts,
    fingerprint: (context) => names.map((name) => `${name} ${find(name, context)?.mark}`).join("\n"),
    render(name, inputs, context) {
      const prompt = find(name, context);
      if (!prompt) throw new ConfigInvalid(`Prompt ${name} is missing: add prompts/${name}.md`);
      return { text: prompt.fill(inputs), version: prompt.mark };
    },
  };
}

const placeOf = ({ name, variant }: Pick<Prompt, "name" | "variant">): string => `${name}.${variant}`;

/** A variant may use only the inputs of the standard prompt, because callers give no others. */
function refuseStrangeVariant({ name, variant, inputs }: Prompt, standard: Prompt | undefined): void {
  if (!standard)
    throw new ConfigInvalid(`prompts/${name}.${variant}.md is a variant of prompts/${name}.md, which is missing`);
  const strange = inputs.find((input) => !standard.inputs.includes(input));
  if (strange)
    throw new ConfigInvalid(`prompts/${name}.${variant}.md wants ${strange}, which prompts/${name}.md does not`);
}

/** Chosen by the conversation's hash: a conversation keeps its variant, and two prompts draw independently. */
function chooseVariant(name: string, { connectionId, conversation, settings }: PromptContext): string {
  const offered = settings.model.variants.filter((one) => one.prompt === name);
  if (offered.length === 0) return STANDARD;
  const digest = createHash("sha256").update(`${name}/${connectionId}/${conversation.id}`).digest();
  let point = (digest.readUInt32BE() / 2 ** 32) * 100;
  for (const { variant, percent } of offered) {
    if (point < percent) return variant;
    point -= percent;
  }
  return STANDARD;
}
