import type { PiiKind } from "../safety/pii/pii-span.ts";

/** What Baton calls what others call by these names. A place, its street and its code are one thing: where somebody is. */
const KINDS: Readonly<Record<string, readonly PiiKind[]>> = {
  EMAIL_ADDRESS: ["email"],
  PHONE_NUMBER: ["phone"],
  CREDIT_CARD: ["card"],
  IBAN_CODE: ["iban"],
  IP_ADDRESS: ["ip"],
  US_SSN: ["ssn"],
  URL: ["url"],
  DOMAIN_NAME: ["url"],
  CPF: ["cpf"],
  CNPJ: ["cnpj"],
  RG: ["rg"],
  CEP: ["cep"],
  PIX: ["pix"],
  PERSON: ["person"],
  STREET_ADDRESS: ["address", "place", "cep"],
  GPE: ["place", "address", "cep"],
  LOCATION: ["place", "address", "cep"],
  ZIP_CODE: ["cep", "address", "place"],
  ORGANIZATION: ["company"],
  NRP: ["nationality"],
  DATE_TIME: ["date", "birth_date"],
  AGE: ["age"],
  TITLE: ["title"],
  US_DRIVER_LICENSE: ["document"],
  US_PASSPORT: ["document"],
};

/** The names others give to what must never leave, whatever an inbox asks. */
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

/** The kinds that stand for a name; undefined when Baton has none for it. `BR_CPF` and `cpf` are the same. */
export function kindsOf(entityType: string): readonly PiiKind[] | undefined {
  return KINDS[entityType.toUpperCase().replace(/^BR_/, "")];
}

/** The usual name of a kind, for figures that others read. */
export function typeOf(kind: PiiKind): string {
  return Object.entries(KINDS).find(([, [first]]) => first === kind)?.[0] ?? kind.toUpperCase();
}
