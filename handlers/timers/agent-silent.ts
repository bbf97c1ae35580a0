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

/** The customer wrote, and the agent who has the conversation says nothing. */
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
    atOpening: (context) => callAgent(context, wordsFor(context).agentOpening({ time: timeWaiting(context) })),
    atClosing: () => ({}),
    beyond: remindAgent,
  },
});

function remindAgent(context: EventContext): Wishes {
  return callAgent(context, wordsFor(context).agentWaits({ time: timeWaiting(context) }));
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
    effects: [note(`${noAnswer(context)} ${wordsFor(context).botTakesOver}`)],
    pass: { type: "returned", at, reason: "timeout", tellChatwoot: true },
  };
}

function close(context: EventContext, at: number): Wishes {
  if (isDelicate(context)) return insist(context);
  return {
    effects: [
      note(`${noAnswer(context)} ${wordsFor(context).closed}`),
      say(ladderTexts[localeOf(context)].goodbye),
      setStatus("resolved"),
    ],
    pass: { type: "resolved", at, reason: "timeout" },
  };
}

/** The bot was told to stay out, or has given up too often: then somebody else must hear of it, and the ladder goes on. */
function insist(context: EventContext): Wishes {
  const called = supervisor(context);
  return {
    ...called,
    effects: [note(`${noAnswer(context)} ${wordsFor(context).botMayNot}`), ...(called.effects ?? [])],
    ticket: { title: "An agent does not answer", detail: { minutes: minutesWaiting(context) } },
  };
}

/** Somebody may be in danger: nothing is closed or left to a program. */
const isDelicate = ({ marks }: EventContext) => neverClose.read(marks) === true;

const wordsFor = ({ settings }: EventContext) => noteTexts[settings.locale];
const noAnswer = (context: EventContext) => wordsFor(context).noAnswer({ time: timeWaiting(context) });
