import type { Locale } from "../../language/locale.ts";
import { momentIn } from "./moment.ts";
import { announcementTexts } from "./texts.ts";

interface Closed {
  readonly locale: Locale;
  readonly team: string | null;
  /** When people are back; null: now, or unknown. */
  readonly backAt: number | null;
  readonly timeZone: string;
}

export interface Announcement extends Closed {
  readonly isClosed: boolean;
  /** Chatwoot has just told the customer that the team is away: once is enough. */
  readonly isClosedTold?: boolean;
  readonly usualWaitMs: number | null;
}

/** The announcement of a handoff: the team, the wait, or when people are back. */
export function announceHandoff({ isClosed, isClosedTold, usualWaitMs, ...when }: Announcement): string {
  const say = announcementTexts[when.locale];
  if (isClosed) return `${isClosedTold ? say.queued({ team: when.team }) : announceClosed(when)} ${say.leaveDetails}`;
  const minutes = usualWaitMs === null ? null : Math.max(1, Math.round(usualWaitMs / 60_000));
  return minutes === null
    ? say.calling({ team: when.team })
    : `${say.calling({ team: when.team })} ${say.wait({ minutes })}`;
}

/** The team is away, when it is back, and that the conversation waits for it. */
export function announceClosed({ locale, team, backAt, timeZone }: Closed): string {
  const say = announcementTexts[locale];
  const when = backAt === null ? null : momentIn(locale, timeZone, backAt);
  return `${say.closed({ team, when })} ${say.queued({ team })}`;
}
