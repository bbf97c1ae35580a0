import { readFile } from "node:fs/promises";
import path from "node:path";
import { fieldOf } from "../../plugin/eval/labelled-file.ts";
import { intentOf, type LabelledText, parseLabelledTexts } from "../../plugin/eval/labelled-texts.ts";

export interface Split {
  readonly train: readonly LabelledText[];
  readonly test: readonly LabelledText[];
}

/** The public sets as they lie in the data folder; none of them is part of Baton. */
export function openEvalData(folder: string) {
  const read = (file: string) => readFile(path.join(folder, file), "utf8");
  const texts = async (file: string) => parseLabelledTexts(await read(file), file);
  const json = async (file: string): Promise<unknown> => JSON.parse(await read(file));
  return {
    braun: async (corpus: string) => splitBraun(await json(`nlu/braun2017/${corpus}Corpus.json`)),
    hint3: async (bot: string): Promise<Split> => ({
      train: await texts(`nlu/hint3/${bot}_train.csv`),
      test: await texts(`nlu/hint3/${bot}_test.csv`),
    }),
    clinc150: async () => splitClinc(await json("nlu/clinc150/train_val.json")),
    banking77: () => texts("nlu/banking77/train.csv"),
    tais: () => texts("nlu/tais-ptbr/dev.json"),
  };
}

function splitBraun(corpus: unknown): Split {
  const sentences = arrayIn(corpus, "sentences").map((sentence) => ({
    text: String(fieldOf(sentence, "text")),
    intent: String(fieldOf(sentence, "intent")),
    training: fieldOf(sentence, "training") === true,
  }));
  return { train: sentences.filter(({ training }) => training), test: sentences.filter(({ training }) => !training) };
}

function splitClinc(data: unknown): Split & { readonly oosTrain: readonly LabelledText[] } {
  const part = (name: string) =>
    arrayIn(data, name).map((pair): LabelledText => {
      const [text, intent]: readonly unknown[] = Array.isArray(pair) ? pair : [];
      return { text: String(text), intent: intentOf(intent) };
    });
  return { train: part("train"), test: [...part("val"), ...part("oos_val")], oosTrain: part("oos_train") };
}

export function arrayIn(value: unknown, key: string): readonly unknown[] {
  const found = fieldOf(value, key);
  return Array.isArray(found) ? found : [];
}
