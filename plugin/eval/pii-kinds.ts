import { once, vocabularyRows } from "../language/vocabulary.ts";
import { PII_KINDS, type PiiKind } from "../safety/pii/pii-span.ts";

/** The types that identify a person without other knowledge. */
export const IDENTIFIER_TYPES = [
  "EMAIL_ADDRESS",
  "PHONE_NUMBER",
  "CREDIT_CARD",
  "IBAN_CODE",
  "IP_ADDRESS",
  "US_SSN",
  "URL",
  "DOMAIN_NAME",
] as const;

const types = once(() =>
  vocabularyRows("pii-types").map(({ key, value }) => ({
    names: key.split(" "),
    kinds: value.split(" ").flatMap((name) => PII_KINDS.find((kind) => kind === name) ?? []),
  })),
);

/** The kinds of Baton for a type of another tool; undefined when Baton has none for it. */
export function kindsOf(entityType: string): readonly PiiKind[] | undefined {
  const name = entityType.toUpperCase().replace(/^BR_/, "");
  return types().find(({ names }) => names.includes(name))?.kinds;
}

/** The usual name of a kind in other tools. */
export function typeOf(kind: PiiKind): string {
  return types().find(({ kinds: [first] }) => first === kind)?.names[0] ?? kind.toUpperCase();
}
