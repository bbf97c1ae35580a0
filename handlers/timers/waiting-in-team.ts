import {
  announceClosed,
  assign,
  choice,
  type EventContext,
  handoffRoute,
  isForPeopleOnly,
  ladderTexts,
  localeOf,
  mention,
  mentionsOfTeam,
  nextOpening,
  note,
  noteTexts,
  say,
  setPriority,
  type Wishes,
} from "../../plugin/bot.ts";
import { defineLadder, minutesWaiting, timeWaiting } from "./ladder.ts";

/** The value of the option that gives the conversation back to the bot; `handlers/gates/back-to-bot.ts` knows it. */
export const BACK_TO_BOT = "baton:bot";
export const KEEP_WAITING = "baton:wait";

/** No agent has taken a handoff: the team is reminded, other teams are asked, and the customer is kept informed. */
export const waitingInTeam = defineLadder({
  name: "waiting_in_team",
  appliesTo: ({ baton }) => baton.holder === "team" && baton.waitingSince !== null,
  steps: {
    remind_team: (context) => remind(context, teamOf(context)),
    next_team: (context) => moveTo(context, fallbackOf(context)),
    supervisor: (context) => moveTo(context, context.settings.routing.supervisor_team),
    tell_customer: (context) => ({ effects: [say(ladderTexts[localeOf(context)].stillLooking)] }),
    offer_bot: offerBot,
    ticket: openTicket,
  },
  people: {
    atOpening: remindAtOpening,
    atClosing: tellWhenBack,
    beyond: (context) => remind(context, teamOf(context)),
  },
});

/** Offers the bot again, unless it has handed off too often in this episode or the handoff needs an agent. */
function offerBot(context: EventContext): Wishes {
  const { baton, settings } = context;
  if (baton.handoffs >= settings.handoff.loop_limit || isForPeopleOnly(baton.reason)) return {};
  const words = ladderTexts[localeOf(context)];
  const options = [
    { title: words.withBot, value: BACK_TO_BOT },
    { title: words.keepWaiting, value: KEEP_WAITING },
  ];
  return { effects: [choice(words.offerBot, options)] };
}

function openTicket(context: EventContext): Wishes {
  const team = teamOf(context);
  const reminded = remind(context, team);
  return {
    ...reminded,
    ticket: { title: "Nobody picked up a handoff", detail: { minutes: minutesWaiting(context), team } },
    effects: [...(reminded.effects ?? []), say(ladderTexts[localeOf(context)].ticketOpened)],
  };
}

/** The team closes while a customer waits. If the ladder informs customers, the bot says when the team is back. */
function tellWhenBack(context: EventContext): Wishes {
  const { hours, now, settings } = context;
  const isInformed = settings.ladders.waiting_in_team.some((step) => step.do === "tell_customer");
  if (!isInformed || !hours) return {};
  const { timeZone } = hours;
  const backAt = nextOpening(hours, now);
  return { effects: [say(announceClosed({ locale: localeOf(context), team: teamOf(context), backAt, timeZone }))] };
}

function remindAtOpening(context: EventContext): Wishes {
  return callTeam(context, teamOf(context), noteTexts[context.settings.locale].opening({ time: timeWaiting(context) }));
}

function moveTo(context: EventContext, team: string | null): Wishes {
  if (!team || team === teamOf(context)) return remind(context, teamOf(context));
  const rest = fallbacksOf(context).filter((name) => name !== team);
  const reminded = remind(context, team);
  return {
    ...reminded,
    marks: handoffRoute.set({ team, fallback: rest }),
    effects: [assign({ team }), setPriority("urgent"), ...(reminded.effects ?? [])],
  };
}

export function remind(context: EventContext, team: string | null): Pick<Wishes, "effects" | "notify"> {
  return callTeam(context, team, noteTexts[context.settings.locale].teamWaits({ time: timeWaiting(context) }));
}

/** A mention notifies agents in any status. Without agents to mention it is a plain note. */
function callTeam(context: EventContext, team: string | null, words: string): Pick<Wishes, "effects" | "notify"> {
  const people = team ? mentionsOfTeam(context.people, team) : [];
  const { waiting } = context;
  const queue =
    waiting && waiting > 1 ? ` ${noteTexts[context.settings.locale].inTheQueue({ customers: waiting })}` : "";
  const text = words + queue;
  return { effects: [people.length > 0 ? mention(people, text) : note(text)], notify: text };
}

function teamOf({ marks, conversation, settings }: EventContext): string | null {
  return handoffRoute.read(marks)?.team ?? conversation.team?.name ?? settings.routing.default_team;
}

const fallbacksOf = ({ marks }: EventContext): readonly string[] => handoffRoute.read(marks)?.fallback ?? [];
const fallbackOf = (context: EventContext) => fallbacksOf(context)[0] ?? context.settings.routing.supervisor_team;
