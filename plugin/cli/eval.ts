import { ConfigInvalid } from "../errors.ts";

type Measure = (args: readonly string[]) => Promise<void>;

/** One file each, loaded only when it is asked for. */
const measures: Readonly<Record<string, Measure>> = {
  intents: async (args) => (await import("./eval-intents.ts")).evalIntents(args),
  pii: async (args) => (await import("./eval-pii.ts")).evalPii(args),
  retrieval: async (args) => (await import("./eval-retrieval.ts")).evalRetrieval(args),
  injection: async (args) => (await import("./eval-injection.ts")).evalInjection(args),
  answers: async (args) => (await import("./eval-answers.ts")).evalAnswers(args),
  all: async (args) => (await import("./eval-all.ts")).evalAll(args),
};

/** `baton eval <measure>`: how good the brain is without a model, on an operator's own data or on public sets. */
export async function evalCommand(args: readonly string[]): Promise<void> {
  const [name = "all", ...rest] = args;
  const measure = measures[name];
  if (!measure)
    throw new ConfigInvalid(`There is no measure "${name}"; choose one of ${Object.keys(measures).join(", ")}`);
  await measure(rest);
}
