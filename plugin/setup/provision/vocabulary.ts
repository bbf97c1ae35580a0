import type { AttributeModel } from "../../chatwoot/resources/custom-attributes.ts";
import type { DesiredSetup } from "./desired-setup.ts";
import type { Site } from "./site.ts";
import { createUnlessTaken, type PlanStep } from "./step.ts";

type Vocabulary = Pick<DesiredSetup, "teams" | "labels" | "attributes">;
type Attribute = Vocabulary["attributes"][number];

/** Creates missing teams, labels and attribute definitions. Existing ones stay as agents changed them. */
export async function planVocabulary(
  { chatwoot }: Pick<Site, "chatwoot">,
  { teams, labels, attributes }: Vocabulary,
): Promise<readonly PlanStep[]> {
  return [
    ...(await planMissing("team", teams, {
      listKeys: async () => (await chatwoot.teams.list()).map(({ name }) => lowerCase(name)),
      keyOf: ({ name }) => lowerCase(name),
      labelOf: ({ name }) => `team "${lowerCase(name)}"`,
      create: ({ name, description }) => chatwoot.teams.create({ name: lowerCase(name), description }),
    })),
    ...(await planMissing("label", labels, {
      listKeys: async () => (await chatwoot.labels.list()).map(({ title }) => lowerCase(title)),
      keyOf: ({ title }) => lowerCase(title),
      labelOf: ({ title }) => `label "${lowerCase(title)}"`,
      create: ({ title, description, color }) =>
        chatwoot.labels.create({ title: lowerCase(title), description, color, show_on_sidebar: true }),
    })),
    ...(await planMissing("attribute", attributes, {
      listKeys: async () => {
        const models = [...new Set(attributes.map(modelOf))];
        const definitions = await Promise.all(models.map((model) => chatwoot.customAttributes.list(model)));
        return definitions.flat().map((found) => `${found.attribute_model} ${found.attribute_key}`);
      },
      keyOf: (attribute) => `${modelOf(attribute)} ${attribute.key}`,
      labelOf: ({ model, key }) => `${model} attribute "${key}"`,
      create: (attribute) =>
        chatwoot.customAttributes.create({
          attribute_key: attribute.key,
          attribute_display_name: attribute.name,
          attribute_display_type: attribute.type,
          attribute_model: modelOf(attribute),
          attribute_description: attribute.description,
        }),
    })),
  ];
}

interface Resource<T> {
  listKeys(): Promise<readonly string[]>;
  keyOf(item: T): string;
  labelOf(item: T): string;
  create(item: T): Promise<unknown>;
}

async function planMissing<T>(
  subject: PlanStep["subject"],
  desired: readonly T[],
  { listKeys, keyOf, labelOf, create }: Resource<T>,
): Promise<readonly PlanStep[]> {
  if (desired.length === 0) return [];
  const existing = new Set(await listKeys());
  return desired.map((item) => {
    const key = keyOf(item);
    if (existing.has(key)) return { kind: "exists", subject, sentence: `The ${labelOf(item)} exists`, async run() {} };
    const find = async () => (await listKeys()).find((other) => other === key);
    return {
      kind: "create",
      subject,
      sentence: `Creates the ${labelOf(item)}`,
      run: async () => void (await createUnlessTaken<unknown>(() => create(item), find)),
    };
  });
}

/** Chatwoot stores the names of teams and labels in lower case. */
const lowerCase = (name: string): string => name.trim().toLowerCase();

const modelOf = ({ model }: Attribute): AttributeModel =>
  model === "conversation" ? "conversation_attribute" : "contact_attribute";
