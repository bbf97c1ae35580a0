import { assign, choice, type Effect, mention, note, say, setPriority } from "../../plugin/core/effect.ts";
import type { EventContext, Handled } from "../../plugin/core/handler.ts";
import { mentionsOfTeam } from "../../plugin/core/people.ts";
import { ladderTexts } from "../../plugin/core/texts/ladder.ts";
import { defineLadder, localeOf, minutesWaiting } from "./ladder.ts";

/** The value of the option that gives the conversation back to the bot; `handlers/gates/back-to-bot.ts` knows it. */
export const BACK_TO_BOT = "baton:bot";
export const KEEP_WAITING = "baton:wait";

/** Handed off, and nobody has picked it up: people are reminded, then others are asked, and the customer is kept informed. */
export const waitingInTeam = defineLadder({
  name: "waiting_in_team",
  appliesTo: ({ baton }) => baton.holder === "team",
  steps: {
    remind_team: (context) => ({ effects: remind(context, teamOf(context)) }),
    next_team: (context) => moveTo(context, fallbackOf(context)),
    supervisor: (context) => moveTo(context, context.settings.routing.supervisor_team),
    tell_customer: (context) => ({ effects: [say(ladderTexts[localeOf(context)].stillLooking)] }),
    offer_bot: offerBot,
    ticket: (context) => ({
      ticket: {
        title: "Nobody picked up a handoff",
        detail: { minutes: minutesWaiting(context), team: teamOf(context) },
      },
      effects: [...remind(context, teamOf(context)), say(ladderTexts[localeOf(context)].ticketOpened)],
    }),
  },
});

/** The bot is offered again, unless it has given up too often in this episode. */
function offerBot(context: EventContext): Handled {
  if (context.baton.handoffs >= context.settings.handoff.loop_limit) return {};
  const words = ladderTexts[localeOf(context)];
  const options = [
    { title: words.withBot, value: BACK_TO_BOT },
    { title: words.keepWaiting, value: KEEP_WAITING },
  ];
  return { effects: [choice(words.offerBot, options)] };
}

function moveTo(context: EventContext, team: string | null): Handled {
  if (!team || team === teamOf(context)) return { effects: remind(context, teamOf(context)) };
  const { route } = context.marks;
  const rest = fallbacksOf(context).filter((name) => name !== team);
  return {
    marks: { route: { ...(typeof route === "object" ? route : {}), team, fallback: rest } },
    effects: [assign({ team }), setPriority("urgent"), ...remind(context, team)],
  };
}

/** A mention notifies whatever the status is; where nobody can be named a plain note is all there is. */
export function remind(context: EventContext, team: string | null): readonly Effect[] {
  const people = team ? mentionsOfTeam(context.people, team) : [];
  const text = `A customer has been waiting for a person for ${minutesWaiting(context)} min.`;
  return [people.length > 0 ? mention(people, text) : note(text)];
}

interface RouteMark {
  readonly team?: unknown;
  readonly fallback?: unknown;
}

const routeOf = ({ marks }: EventContext): RouteMark =>
  typeof marks.route === "object" && marks.route !== null ? marks.route : {};

function teamOf(context: EventContext): string | null {
  const { team } = routeOf(context);
  return typeof team === "string" ? team : (context.conversation.team?.name ?? context.settings.routing.default_team);
}

function fallbacksOf(context: EventContext): readonly string[] {
  const { fallback } = routeOf(context);
  return Array.isArray(fallback) ? fallback.filter((name) => typeof name === "string") : [];
}

const fallbackOf = (context: EventContext) => fallbacksOf(context)[0] ?? context.settings.routing.supervisor_team;
