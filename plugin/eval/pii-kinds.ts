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
  PIX: ["pix", "email", "phone", "cpf", "cnpj"],
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
  DATE_OF_BIRTH: ["birth_date", "date"],
};

/** Other words for the same. */
const ALIASES: Readonly<Record<string, string>> = {
  EMAIL: "EMAIL_ADDRESS",
  PHONE: "PHONE_NUMBER",
  CELLPHONE: "PHONE_NUMBER",
  CARD: "CREDIT_CARD",
  CARD_NUMBER: "CREDIT_CARD",
  IBAN: "IBAN_CODE",
  IP: "IP_ADDRESS",
  SSN: "US_SSN",
  PIX_KEY: "PIX",
  CHAVE_PIX: "PIX",
  POSTAL_CODE: "CEP",
  NAME: "PERSON",
  PER: "PERSON",
  ADDRESS: "STREET_ADDRESS",
  CITY: "GPE",
  COUNTRY: "GPE",
  LOC: "LOCATION",
  ORG: "ORGANIZATION",
  COMPANY: "ORGANIZATION",
  DATE: "DATE_TIME",
  BIRTH_DATE: "DATE_OF_BIRTH",
  PASSPORT: "US_PASSPORT",
  CNH: "US_DRIVER_LICENSE",
  DRIVER_LICENSE: "US_DRIVER_LICENSE",
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
  const name = entityType.toUpperCase().replace(/^BR_/, "");
  return KINDS[ALIASES[name] ?? name];
}

/** The usual name of a kind, for figures that others read. */
export function typeOf(kind: PiiKind): string {
  return Object.entries(KINDS).find(([, [first]]) => first === kind)?.[0] ?? kind.toUpperCase();
}
