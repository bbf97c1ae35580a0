import {
  assign,
  type EventContext,
  ladderTexts,
  localeOf,
  mayReturnByItself,
  mention,
  mentionOfAgent,
  neverClose,
  note,
  noteTexts,
  say,
  setPriority,
  setStatus,
  type Wishes,
} from "../../plugin/bot.ts";
import { defineLadder, minutesWaiting, timeWaiting } from "./ladder.ts";
import { remind } from "./waiting-in-team.ts";

/** The customer wrote, and the agent who has the conversation does not answer. */
export const agentSilent = defineLadder({
  name: "agent_silent",
  appliesTo: ({ baton }) => baton.holder === "agent" && baton.waitingSince !== null,
  steps: {
    remind_agent: remindAgent,
    unassign: (context, at) => ({
      effects: [note(noAnswer(context)), assign({ nobody: true })],
      pass: { type: "unassigned", at },
    }),
    supervisor,
    return_to_bot: returnToBot,
    close,
  },
  people: {
    atOpening: (context) => callAgent(context, textsFor(context).agentOpening({ time: timeWaiting(context) })),
    atClosing: () => ({}),
    beyond: remindAgent,
  },
});

function remindAgent(context: EventContext): Wishes {
  return callAgent(context, textsFor(context).agentWaits({ time: timeWaiting(context) }));
}

function callAgent(context: EventContext, text: string): Wishes {
  const { assignee } = context.conversation;
  const people = assignee?.kind === "person" ? mentionOfAgent(context.people, assignee.id) : [];
  return { effects: [people.length > 0 ? mention(people, text) : note(text)], notify: text };
}

function supervisor(context: EventContext): Wishes {
  const team = context.settings.routing.supervisor_team;
  if (!team) return remindAgent(context);
  const reminded = remind(context, team);
  return { ...reminded, effects: [assign({ team }), setPriority("urgent"), ...(reminded.effects ?? [])] };
}

function returnToBot(context: EventContext, at: number): Wishes {
  const { baton, settings } = context;
  if (!mayReturnByItself(baton, at, settings.handoff.loop_limit) || isDelicate(context)) return insist(context);
  return {
    effects: [note(`${noAnswer(context)} ${textsFor(context).botTakesOver}`)],
    pass: { type: "returned", at, reason: "timeout", tellChatwoot: true },
  };
}

function close(context: EventContext, at: number): Wishes {
  if (isDelicate(context)) return insist(context);
  return {
    effects: [
      note(`${noAnswer(context)} ${textsFor(context).closed}`),
      say(ladderTexts[localeOf(context)].goodbye),
      setStatus("resolved"),
    ],
    pass: { type: "resolved", at, reason: "timeout" },
  };
}

/** The bot may not take over, so the supervisors are called and a ticket is opened. The ladder continues. */
function insist(context: EventContext): Wishes {
  const called = supervisor(context);
  return {
    ...called,
    effects: [note(`${noAnswer(context)} ${textsFor(context).botMayNot}`), ...(called.effects ?? [])],
    ticket: { title: "An agent does not answer", detail: { minutes: minutesWaiting(context) } },
  };
}

/** After a threat of harm the conversation is never closed or given to the bot. */
const isDelicate = ({ marks }: EventContext) => neverClose.read(marks) === true;

const textsFor = ({ settings }: EventContext) => noteTexts[settings.locale];
const noAnswer = (context: EventContext) => textsFor(context).noAnswer({ time: timeWaiting(context) });
