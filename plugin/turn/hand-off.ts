import type { Handoff, Reason } from "../core/baton.ts";
import type { InboxSettings, Locale } from "../core/settings.ts";
import { texts } from "../core/texts.ts";
import type { Draft } from "./draft.ts";

/** What people and the customer are told. The team's name is written as the admin wrote it. */
export function planHandoff(options: { settings: InboxSettings; locale: Locale | null; recap: string }): Handoff {
  const { settings, locale, recap } = options;
  const words = texts[locale ?? settings.locale];
  const team = settings.routing.default_team;
  return { recap, announcement: team ? words.handoffTo(team) : words.handoff, team, priority: null, labels: [] };
}

/** Baton itself failed on a message: the customer gets a person, and the person is told why. */
export function handOffAfterError(draft: Draft, settings: InboxSettings, at: number): void {
  const recap =
    "The bot could not handle the customer's last message because of an error of its own. Please read it above.";
  const handoff = planHandoff({ settings, locale: null, recap });
  const reason: Reason = "error";
  draft.pass({ type: "handed_off", at, reason, handoff }, "bot");
}
