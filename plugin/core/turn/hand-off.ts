import type { Locale } from "../../language/locale.ts";
import type { Handoff } from "../baton/baton.ts";
import type { HandoffWish } from "../baton/handoff.ts";
import { chooseRoute, type Route } from "../baton/routing.ts";
import type { ContactMemory } from "../contact-memory.ts";
import type { Explanation, Recap } from "../decision.ts";
import type { Mentioned } from "../effect.ts";
import type { Message } from "../event.ts";
import { isOpen, nextOpening } from "../hours.ts";
import { isStaffed, mentionsOfTeam } from "../people.ts";
import { announceHandoff } from "../texts/announcement.ts";
import { isClosedTold } from "./closed-told.ts";
import { closeRecap } from "./recap.ts";
import type { Surroundings } from "./surroundings.ts";

/** A wish to hand the conversation to a team: reason, recap, who asked. */
export interface Calling {
  readonly wish: HandoffWish;
  readonly because: Explanation | null;
  readonly person: ContactMemory | null;
  readonly surroundings: Surroundings;
  readonly now: number;
}

export function routeOf({ wish, because, person, surroundings, now }: Calling): Route {
  const { settings, hours, people } = surroundings;
  const language = languageOf({ wish, because, person, surroundings });
  const priority = wish.priority ?? settings.handoff.priority;
  const request = { topic: wish.topic, isOpen: isOpen(hours, now), language, priority };
  return chooseRoute(settings.routing, request, (team) => isStaffed(people, team));
}

interface Planning extends Calling {
  readonly recap: Recap;
  readonly route: Route;
  readonly messages: readonly Message[];
  /** The recent waits of customers of this team, in milliseconds; null: too few are known. */
  readonly usualWaitMs: number | null;
}

/** The team, the recap and the announcement. Decided at the handoff itself, so that no earlier promise can be wrong. */
export function planHandoff(planning: Planning): Handoff {
  const { wish, recap, route, surroundings } = planning;
  const { settings } = surroundings;
  const announcement = wish.announce ? [wish.sayFirst, announce(planning)].filter(Boolean).join(" ") : null;
  const topic = wish.topic ? { baton_topic: wish.topic } : {};
  return {
    recap: closeRecap(recap.text, wish, settings.locale),
    call: whomToCall(planning),
    announcement,
    route,
    priority: wish.priority ?? settings.handoff.priority,
    labels: settings.handoff.labels,
    attributes: { ...topic, baton_handoff_reason: wish.reason },
  };
}

/** Mentioned in the recap itself, so that they are notified. At night they are mentioned when they are back. */
function whomToCall({ route, surroundings: { hours, people }, now }: Planning): readonly Mentioned[] {
  return route.team !== null && isOpen(hours, now) ? mentionsOfTeam(people, route.team) : [];
}

function announce(planning: Planning): string {
  const { route, messages, usualWaitMs, surroundings, now } = planning;
  const { settings, hours } = surroundings;
  const isClosed = !isOpen(hours, now);
  return announceHandoff({
    locale: languageOf(planning),
    team: route.team,
    backAt: isClosed ? nextOpening(hours, now) : null,
    isClosed,
    isClosedTold: isClosedTold(messages, hours, now),
    timeZone: hours?.timeZone ?? "UTC",
    usualWaitMs: settings.handoff.say_wait ? usualWaitMs : null,
  });
}

function languageOf({ wish, because, person, surroundings }: Omit<Calling, "now">): Locale {
  return wish.language ?? because?.language ?? person?.language ?? surroundings.settings.locale;
}
