import { eventually } from "../../helpers/eventually.ts";
import type { InboxName } from "../../helpers/players.ts";
import type { Play } from "../../helpers/running-baton.ts";
import { createActs } from "../baton/acts.ts";

export const ALICE = "Alice Prado";
export const BRUNO = "Bruno Lima";
export const CARLA = "Carla Nunes";

/** What the tests of commands do at the agents' desk. */
export function createDesk(play: () => Play) {
  const acts = createActs(play);
  const notes = async (conversationId: number) =>
    (await play().transcript(conversationId)).flatMap(({ by, note, text }) => (by === "bot" && note ? [text] : []));
  return {
    ...acts,
    notes,
    /** A customer in the inbox who has said this, and heard what the bot has to say. */
    async talking(text: string, inbox: InboxName = "api") {
      const customer = await play().customer(inbox);
      await customer.write(text);
      await eventually(() => acts.batonOf(customer.conversationId), Boolean);
      await play().idle();
      return customer;
    },
    /** Writes a note and resolves with what the bot answered to it. */
    async command(conversationId: number, text: string, by = BRUNO): Promise<string> {
      const before = (await notes(conversationId)).length;
      await play().agent(by).note(conversationId, text);
      const after = await eventually(
        () => notes(conversationId),
        ({ length }) => length > before,
      );
      await play().idle();
      return after.slice(before).join("\n---\n");
    },
    commandsOf: (conversationId: number) =>
      play().db("commands").where({ conversation_id: conversationId }).orderBy("id"),
  };
}
