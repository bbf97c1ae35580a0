import type { Knex } from "knex";

/** A problem for the operator: work that failed for good, or an incident. */
export interface NewTicket {
  readonly connectionId: string | null;
  readonly conversationId: number | null;
  readonly kind: "delivery" | "effect" | "incident";
  readonly title: string;
  /** Ids, codes and counts; never a customer's words. */
  readonly detail: Readonly<Record<string, unknown>>;
}

export interface TicketStore {
  open(ticket: NewTicket): Promise<void>;
  countOpen(): Promise<number>;
}

export function createTicketStore(db: Knex): TicketStore {
  return {
    async open({ connectionId, conversationId, kind, title, detail }) {
      await db("tickets").insert({
        connection_id: connectionId,
        conversation_id: conversationId,
        kind,
        title,
        detail: JSON.stringify(detail),
      });
    },
    async countOpen() {
      const [row] = await db("tickets").where({ status: "open" }).count<{ count: number }[]>({ count: "*" });
      return row?.count ?? 0;
    },
  };
}
