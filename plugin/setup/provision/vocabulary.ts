import type { AttributeModel } from "../../chatwoot/resources/custom-attributes.ts";
import type { Site } from "./site.ts";
import { createUnlessTaken, type PlanStep } from "./step.ts";
import type { Wanted, WantedAttribute } from "./wanted.ts";

type Words = Pick<Wanted, "teams" | "labels" | "attributes">;
type Account = Pick<Site, "chatwoot">;

/** Teams, labels and attribute definitions: made when missing, left as people changed them when there. */
export async function planVocabulary(account: Account, words: Words): Promise<readonly PlanStep[]> {
  return [
    ...(await planTeams(account, words)),
    ...(await planLabels(account, words)),
    ...(await planAttributes(account, words)),
  ];
}

async function planTeams({ chatwoot }: Account, { teams }: Words): Promise<readonly PlanStep[]> {
  if (teams.length === 0) return [];
  const names = new Set((await chatwoot.teams.list()).map(({ name }) => keyOf(name)));
  return teams.map(({ name, description }) =>
    step({
      subject: "team",
      label: `team "${keyOf(name)}"`,
      exists: names.has(keyOf(name)),
      create: () => chatwoot.teams.create({ name: keyOf(name), description }),
      find: async () => (await chatwoot.teams.list()).find((team) => keyOf(team.name) === keyOf(name)),
    }),
  );
}

async function planLabels({ chatwoot }: Account, { labels }: Words): Promise<readonly PlanStep[]> {
  if (labels.length === 0) return [];
  const titles = new Set((await chatwoot.labels.list()).map(({ title }) => keyOf(title)));
  return labels.map(({ title, description, color }) =>
    step({
      subject: "label",
      label: `label "${keyOf(title)}"`,
      exists: titles.has(keyOf(title)),
      create: () => chatwoot.labels.create({ title: keyOf(title), description, color, show_on_sidebar: true }),
      find: async () => (await chatwoot.labels.list()).find((label) => keyOf(label.title) === keyOf(title)),
    }),
  );
}

async function planAttributes({ chatwoot }: Account, { attributes }: Words): Promise<readonly PlanStep[]> {
  const keys = new Map<AttributeModel, ReadonlySet<string>>();
  for (const model of new Set(attributes.map(modelOf))) {
    const definitions = await chatwoot.customAttributes.list(model);
    // Filtered again, because a version that ignores the query answers with all of them.
    const own = definitions.filter(({ attribute_model: found }) => found === model);
    keys.set(model, new Set(own.map(({ attribute_key: key }) => key)));
  }
  return attributes.map((attribute) => {
    const model = modelOf(attribute);
    const find = async () =>
      (await chatwoot.customAttributes.list(model)).find(({ attribute_key: key }) => key === attribute.key);
    return step({
      subject: "attribute",
      label: `${attribute.model} attribute "${attribute.key}"`,
      exists: keys.get(model)?.has(attribute.key) ?? false,
      create: () =>
        chatwoot.customAttributes.create({
          attribute_key: attribute.key,
          attribute_display_name: attribute.name,
          attribute_display_type: attribute.type,
          attribute_model: model,
          attribute_description: attribute.description,
        }),
      find,
    });
  });
}

interface Item {
  readonly subject: PlanStep["subject"];
  readonly label: string;
  readonly exists: boolean;
  create(): Promise<object>;
  find(): Promise<object | undefined>;
}

function step({ subject, label, exists, create, find }: Item): PlanStep {
  if (exists) return { kind: "exists", subject, sentence: `The ${label} exists`, async run() {} };
  return {
    kind: "create",
    subject,
    sentence: `Creates the ${label}`,
    async run() {
      await createUnlessTaken(create, find);
    },
  };
}

/** Chatwoot stores the names of teams and labels in lower case. */
function keyOf(name: string): string {
  return name.trim().toLowerCase();
}

function modelOf({ model }: WantedAttribute): AttributeModel {
  return model === "conversation" ? "conversation_attribute" : "contact_attribute";
}
