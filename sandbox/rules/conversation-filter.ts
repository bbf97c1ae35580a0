import { asInteger, asList, asText, isObject } from "../input.ts";
import { unprocessable } from "../refusal.ts";
import type { Conversation } from "../state/entities.ts";
import type { World } from "../world.ts";

const OPERATORS = [
  "equal_to",
  "not_equal_to",
  "contains",
  "does_not_contain",
  "is_present",
  "is_not_present",
  "is_greater_than",
  "is_less_than",
  "days_before",
] as const;
type Operator = (typeof OPERATORS)[number];

type Condition = {
  readonly key: string;
  readonly operator: Operator;
  readonly values: readonly string[];
  /** How this condition is joined to the next one. */
  readonly join: "and" | "or";
};

const DAY_MS = 86_400_000;

export function parseFilter(world: World, payload: unknown): readonly Condition[] {
  return asList(payload).map((row) => {
    const fields = isObject(row) ? row : {};
    const key = asText(fields.attribute_key) ?? "";
    const operator = OPERATORS.find((name) => name === fields.filter_operator);
    if (!isKnown(world, key)) throw unprocessable(`Invalid attribute key - [${key}]. ${KNOWN_KEYS}`);
    if (!operator)
      throw unprocessable(`Invalid operator. The allowed operators for ${key} are [${OPERATORS.join(",")}].`);
    const join = asText(fields.query_operator)?.toLowerCase() === "or" ? "or" : "and";
    const values = asList(fields.values).flatMap((value) => (isObject(value) ? asText(value.id) : asText(value)) ?? []);
    return { key, operator, values, join };
  });
}

/** As SQL reads it: AND binds more tightly than OR. */
export function matchesFilter(world: World, conversation: Conversation, conditions: readonly Condition[]): boolean {
  let anyGroup = false;
  let group = true;
  for (const condition of conditions) {
    group = group && holds(world, conversation, condition);
    if (condition.join === "or") {
      anyGroup = anyGroup || group;
      group = true;
    }
  }
  return anyGroup || group;
}

const READERS: Record<string, (conversation: Conversation) => unknown> = {
  status: ({ status }) => status,
  assignee_id: ({ assigneeId }) => assigneeId,
  inbox_id: ({ inboxId }) => inboxId,
  team_id: ({ teamId }) => teamId,
  contact_id: ({ contactId }) => contactId,
  priority: ({ priority }) => priority,
  display_id: ({ id }) => id,
  labels: ({ labels }) => labels,
  created_at: ({ createdAt }) => createdAt,
  last_activity_at: ({ lastActivityAt }) => lastActivityAt,
  browser_language: ({ additionalAttributes }) => additionalAttributes.browser_language,
  conversation_language: ({ additionalAttributes }) => additionalAttributes.conversation_language,
  referer: ({ additionalAttributes }) => additionalAttributes.referer,
  mail_subject: ({ additionalAttributes }) => additionalAttributes.mail_subject,
  campaign_id: () => null,
};

const KNOWN_KEYS = `The key should be one of [${Object.keys(READERS).join(",")}] or a custom attribute defined in the account.`;

function isKnown(world: World, key: string): boolean {
  if (Object.hasOwn(READERS, key)) return true;
  return [...world.store.attributeDefinitions.values()].some(({ attributeKey }) => attributeKey === key);
}

function holds(world: World, conversation: Conversation, { key, operator, values }: Condition): boolean {
  const reader = READERS[key];
  const actual = reader ? reader(conversation) : conversation.customAttributes[key];
  const texts = (Array.isArray(actual) ? actual : [actual]).flatMap((value) => asText(value)?.toLowerCase() ?? []);
  const wanted = values.map((value) => value.toLowerCase());
  if (operator === "is_present") return texts.length > 0;
  if (operator === "is_not_present") return texts.length === 0;
  if (operator === "equal_to") return wanted.includes("all") || wanted.some((value) => texts.includes(value));
  if (operator === "not_equal_to") return !wanted.some((value) => texts.includes(value));
  if (operator === "contains") return wanted.some((value) => texts.some((text) => text.includes(value)));
  if (operator === "does_not_contain") return !wanted.some((value) => texts.some((text) => text.includes(value)));
  return compares(operator, actual, { wanted: values[0] ?? "", nowMs: world.clock.now() });
}

function compares(operator: Operator, actual: unknown, to: { wanted: string; nowMs: number }): boolean {
  const value = typeof actual === "number" ? actual : Date.parse(asText(actual) ?? "");
  if (operator === "days_before") return value < to.nowMs - (asInteger(to.wanted) ?? 0) * DAY_MS;
  const limit = /^\d+$/.test(to.wanted) ? Number(to.wanted) : Date.parse(to.wanted);
  return operator === "is_greater_than" ? value > limit : value < limit;
}
