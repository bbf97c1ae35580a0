import { setTimeout as sleep } from "node:timers/promises";
import { createDirectory } from "../../../plugin/accounts/directory.ts";
import type { Baton } from "../../../plugin/core/baton/holder.ts";
import { createLogger } from "../../../plugin/telemetry/logger.ts";
import { refreshPeople } from "../../../plugin/upkeep/refresh-people.ts";
import { eventually } from "../../helpers/eventually.ts";
import type { Play } from "../../helpers/running-baton.ts";

/** What Baton looked up before is used no longer than this. */
const FORGOTTEN_AFTER_MS = 900;

/** What the tests of this folder ask of a play: who holds a conversation, and what is on record about it. */
export function createActs(play: () => Play) {
  const batonOf = async (conversationId: number): Promise<Baton | undefined> => {
    const row = await play().db("conversations").where({ conversation_id: conversationId }).first("baton");
    return row?.baton;
  };
  return {
    batonOf,
    /** Waits until Baton knows that it is theirs. */
    async held(conversationId: number, by: Baton["holder"]): Promise<Baton> {
      const baton = await eventually(
        () => batonOf(conversationId),
        (now) => now?.holder === by,
      );
      if (!baton) throw new Error("There is no such conversation");
      return baton;
    },
    said: (conversationId: number, times: number, withinMs = 10_000) =>
      eventually(
        () => play().botSaid(conversationId),
        ({ length }) => length >= times,
        { withinMs },
      ),
    effectsOf: (conversationId: number) =>
      play().db("effects").where({ conversation_id: conversationId }).orderBy("position"),
    record: (conversationId: number) =>
      play().db("audit_log").where({ conversation_id: conversationId }).orderBy("seq"),
    /** Who works there, and when it is open: Baton asks once a minute, tests cannot wait for that. */
    async meetPeople(): Promise<void> {
      const log = createLogger({ level: "silent" });
      const { stores } = play().baton;
      const directory = createDirectory({ ...stores, log, now: Date.now });
      await refreshPeople({ ...stores, directory, log });
      directory.close();
      await sleep(FORGOTTEN_AFTER_MS);
    },
    timersOf: (conversationId: number) => play().db("timers").where({ conversation_id: conversationId }),
  };
}

/** Something that a test lets happen when it is ready. */
export function aGate(): { readonly opened: Promise<void>; open(): void } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}
