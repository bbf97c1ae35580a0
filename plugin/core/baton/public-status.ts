import { type Baton, isPeople } from "./holder.ts";

/** The state names for reports and other systems; the view `conversation_status` has the same. */
export type PublicStatus =
  | { readonly status: "pending" | "progress" | "agent_closed" | "expired" }
  | { readonly status: "human_handoff"; readonly detail: "waiting_agent" | "assigned" };

export function publicStatusOf(baton: Baton, hasAnswered: boolean): PublicStatus {
  switch (baton.holder) {
    case "bot":
      return { status: hasAnswered ? "progress" : "pending" };
    case "team":
      return { status: "human_handoff", detail: "waiting_agent" };
    case "agent":
      return { status: "human_handoff", detail: "assigned" };
    case "closed":
      return { status: baton.reason === "timeout" ? "expired" : "agent_closed" };
  }
}

/** "Human in the loop": an agent is in charge, or one has been asked for. */
export const isHil = ({ holder }: Baton): boolean => isPeople(holder);
