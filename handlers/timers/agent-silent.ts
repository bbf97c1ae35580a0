import { assign, type Effect, mention, note, say, setPriority, setStatus } from "../../plugin/core/effect.ts";
import type { EventContext, Handled } from "../../plugin/core/handler.ts";
import { mentionOfAgent } from "../../plugin/core/people.ts";
import { ladderTexts } from "../../plugin/core/texts/ladder.ts";
import { defineLadder, localeOf, minutesWaiting } from "./ladder.ts";
import { remind } from "./waiting-in-team.ts";

/** The customer wrote, and the agent who has the conversation says nothing. */
export const agentSilent = defineLadder({
  name: "agent_silent",
  appliesTo: ({ baton }) => baton.holder === "agent" && baton.waitingSince !== null,
  steps: {
    remind_agent: (context) => ({ effects: [remindAgent(context)] }),
    unassign: (context, at) => ({
      effects: [note(because(context)), assign({ nobody: true })],
      pass: { type: "unassigned", at },
    }),
    supervisor: (context) => supervisor(context),
    return_to_bot: (context, at) => ({
      effects: [note(`${because(context)} The bot takes over again.`)],
      pass: { type: "returned", at, reason: "timeout", tellChatwoot: true },
    }),
    close: (context, at) => ({
      effects: [
        note(`${because(context)} Closed.`),
        say(ladderTexts[localeOf(context)].goodbye),
        setStatus("resolved"),
      ],
      pass: { type: "resolved", at },
    }),
  },
});

function remindAgent(context: EventContext): Effect {
  const { assignee } = context.conversation;
  const people = assignee?.kind === "person" ? mentionOfAgent(context.people, assignee.id) : [];
  const text = `The customer has been waiting for your answer for ${minutesWaiting(context)} min.`;
  return people.length > 0 ? mention(people, text) : note(text);
}

function supervisor(context: EventContext): Handled {
  const team = context.settings.routing.supervisor_team;
  if (!team) return { effects: [remindAgent(context)] };
  return { effects: [assign({ team }), setPriority("urgent"), ...remind(context, team)] };
}

const because = (context: EventContext) => `No answer for ${minutesWaiting(context)} min.`;
