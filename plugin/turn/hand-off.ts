import type { Handoff } from "../core/baton.ts";
import type { Explanation, Recap } from "../core/decision.ts";
import type { HandoffWish } from "../core/handoff.ts";
import { isOpen, nextOpening } from "../core/hours.ts";
import { isStaffed } from "../core/people.ts";
import { chooseRoute } from "../core/routing.ts";
import type { Locale } from "../core/settings.ts";
import { announceHandoff } from "../core/texts/announcement.ts";
import type { Surroundings } from "./directory.ts";

interface HandoffOptions {
  readonly wish: HandoffWish;
  readonly recap: Recap;
  readonly because: Explanation | null;
  readonly surroundings: Surroundings;
  /** What the customer of the last weeks waited, in milliseconds; null: not enough is known. */
  readonly usualWaitMs: number | null;
  readonly now: number;
}

/** Which team, what people read, what the customer is told. Decided when it happens, so nothing is promised in advance. */
export function planHandoff({ wish, recap, because, surroundings, usualWaitMs, now }: HandoffOptions): Handoff {
  const { settings, hours, people } = surroundings;
  const language: Locale = because?.language ?? wish.language ?? settings.locale;
  const priority = wish.priority ?? settings.handoff.priority;
  const route = chooseRoute(
    settings.routing,
    { topic: wish.topic, isOpen: isOpen(hours, now), language, priority },
    (team) => isStaffed(people, team),
  );
  const sentence = announceHandoff({
    locale: language,
    team: route.team,
    backAt: isOpen(hours, now) ? null : nextOpening(hours, now),
    isClosed: !isOpen(hours, now),
    timeZone: hours?.timeZone ?? "UTC",
    usualWaitMs: settings.handoff.say_wait ? usualWaitMs : null,
  });
  const announcement = wish.announce ? [wish.sayFirst, sentence].filter(Boolean).join(" ") : null;
  const labels = settings.handoff.labels;
  const attributes = { ...(wish.topic ? { baton_topic: wish.topic } : {}), baton_handoff_reason: wish.reason };
  return { recap: recapNote(recap, wish), announcement, route, priority, labels, attributes };
}

function recapNote(recap: Recap, { reason, remark }: HandoffWish): string {
  return [recap.text, ...(remark ? [`*${remark}*`] : []), `_Reason: ${reason.replaceAll("_", " ")}_`].join("\n\n");
}
