import type { OpeningHours } from "../hours.ts";
import type { People } from "../people.ts";
import type { InboxSettings } from "../settings/settings.ts";

/** What a turn has to know of its inbox and of the people there. */
export interface Surroundings {
  readonly settings: InboxSettings;
  /** When people are there; null: always. */
  readonly hours: OpeningHours | null;
  readonly people: People;
}
