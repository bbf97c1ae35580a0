import { asList, asNumber, asRecord, asText } from "../../shared/json.ts";
import { createKey } from "../../shared/key.ts";

/** A person the visitor plays. Chatwoot hears of them with their first message, not before. */
export interface Customer {
  readonly key: string;
  readonly name: string;
  readonly inboxId: number;
  readonly sourceId: string | null;
  readonly conversationId: number | null;
}

interface Roster {
  readonly customers: readonly Customer[];
  readonly selectedKey: string;
}

const STORAGE_KEY = "baton.sandbox.customers";

const NAMES = [
  "Marina Duarte",
  "Caio Ramos",
  "Helena Farias",
  "Otávio Brandão",
  "Lívia Antunes",
  "Davi Peixoto",
  "Clara Nogueira",
  "Murilo Teles",
  "Beatriz Sampaio",
  "Enzo Carvalho",
  "Rafaela Moura",
  "Tiago Bastos",
] as const;

export function createCustomer(inboxId: number, present: readonly Customer[]): Customer {
  const free = NAMES.filter((name) => !present.some((customer) => customer.name === name));
  const name = free[0] ?? `Cliente ${present.length + 1}`;
  return { key: createKey(), name, inboxId, sourceId: null, conversationId: null };
}

/** A browser may forbid storage (private mode): then customers last as long as the page. */
export function loadRoster(storage: Storage): Roster {
  try {
    const record = asRecord(JSON.parse(storage.getItem(STORAGE_KEY) ?? "{}"));
    return {
      customers: asList(record.customers).map(parseCustomer),
      selectedKey: asText(record.selectedKey),
    };
  } catch {
    return { customers: [], selectedKey: "" };
  }
}

export function saveRoster(storage: Storage, { customers, selectedKey }: Roster): void {
  try {
    storage.setItem(STORAGE_KEY, JSON.stringify({ customers, selectedKey }));
  } catch {
    // Nothing to do: see loadRoster.
  }
}

function parseCustomer(value: unknown): Customer {
  const record = asRecord(value);
  return {
    key: asText(record.key),
    name: asText(record.name),
    inboxId: asNumber(record.inboxId) ?? 0,
    sourceId: asText(record.sourceId) || null,
    conversationId: asNumber(record.conversationId),
  };
}
