import { ConfigInvalid } from "../../errors.ts";

type Measure = (args: readonly string[]) => Promise<void>;

/** One file for each measure, loaded when it runs. */
const measures: Readonly<Record<string, Measure>> = {
  intents: async (args) => (await import("./intents.ts")).evalIntents(args),
  pii: async (args) => (await import("./pii.ts")).evalPii(args),
  retrieval: async (args) => (await import("./retrieval.ts")).evalRetrieval(args),
  injection: async (args) => (await import("./injection.ts")).evalInjection(args),
  answers: async (args) => (await import("./answers.ts")).evalAnswers(args),
};

/** `baton eval <measure>`: measures the brain without a model on an operator's own data. */
export async function evalCommand(args: readonly string[]): Promise<void> {
  const [name = "", ...rest] = args;
  const measure = measures[name];
  if (!measure)
    throw new ConfigInvalid(`There is no measure "${name}"; choose one of ${Object.keys(measures).join(", ")}`);
  await measure(rest);
}
