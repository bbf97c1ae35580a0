import type { Priority, Status } from "../../shared/chatwoot/conversation.ts";
import { type DeskContext, putConversations, selectedConversation } from "./desk-state.ts";

export type SnoozeFor = "next_reply" | "one_hour" | "tomorrow";

/** What an agent can do with the selected conversation. The screen follows the server's answer, not the click. */
export function createDeskActions({ store, api, onError }: DeskContext) {
  const act = async (failure: string, work: (id: number) => Promise<void>): Promise<void> => {
    const { selectedId } = store.get();
    if (selectedId === null) return;
    try {
      await work(selectedId);
    } catch (err) {
      onError(failure, err);
    }
    try {
      putConversations(store, [await api.loadConversation(selectedId)]);
    } catch {
      // The stream brings the same news.
    }
  };
  const statusOf = () => selectedConversation(store.get())?.status;

  return {
    assign: (userId: number | null) => act("Not assigned", (id) => api.assignUser(id, userId)),
    assignTeam: (teamId: number | null) => act("The team was not changed", (id) => api.assignTeam(id, teamId)),
    setPriority: (priority: Priority | null) =>
      act("The priority was not changed", (id) => api.setPriority(id, priority)),
    setStatus: (status: Status) => act("The status was not changed", (id) => api.setStatus(id, status)),
    snooze: (duration: SnoozeFor) =>
      act("Not snoozed", (id) => api.setStatus(id, "snoozed", snoozedUntilMs(duration, new Date()))),
    giveToBot: () => act("Not given back to the bot", (id) => api.setStatus(id, "pending")),
    /** Open first: an agent's opening assigns it to him, which the second step then undoes. */
    giveToTeam: () =>
      act("Not opened for the team", async (id) => {
        if (statusOf() !== "open") await api.setStatus(id, "open");
        await api.assignUser(id, null);
      }),
    takeOver: () =>
      act("Not taken over", async (id) => {
        if (statusOf() !== "open") await api.setStatus(id, "open");
        await api.assignUser(id, store.get().me.id);
      }),
  };
}

function snoozedUntilMs(duration: SnoozeFor, now: Date): number | undefined {
  switch (duration) {
    case "next_reply":
      return undefined;
    case "one_hour":
      return now.getTime() + 60 * 60_000;
    case "tomorrow":
      return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, 9).getTime();
  }
}
