import type { People } from "../../core/people.ts";
import { findStrangeTeams } from "../../core/settings/names.ts";
import { errorsIn, findSettingsProblems } from "../../core/settings/problems.ts";
import type { CurrentSettings } from "../../db/settings-store.ts";
import { type Check, check, type Finding, ok, warning } from "./finding.ts";

interface SettingsView {
  readonly inboxes: readonly CurrentSettings[];
  readonly people: People | null;
}

/** Checks the settings of the inboxes: whether this version of Baton understands them, and whether their teams exist. */
export function settingsCheck(read: () => Promise<SettingsView>): Check {
  return check("settings", async () => {
    const { inboxes, people } = await read();
    const findings = inboxes.flatMap((inbox) => judge(inbox, people));
    const changed = inboxes.filter(({ version }) => version > 0).length;
    return findings.length > 0 ? findings : ok("settings", `sound; ${changed} of ${inboxes.length} inbox(es) were set`);
  });
}

function judge({ inboxId, name, document }: CurrentSettings, people: People | null): readonly Finding[] {
  const label = `inbox ${inboxId} "${name}"`;
  const misfits = errorsIn(findSettingsProblems(document));
  const unread = misfits.map(({ path, message }) =>
    warning("settings", `${label}: ${path} ${message}, so it counts as unset: mend it with baton inbox set ${inboxId}`),
  );
  const strange = findStrangeTeams(document, people).map(({ path, message }) =>
    warning("settings", `${label}: ${path}: ${message}: make the team or mend it with baton inbox set ${inboxId}`),
  );
  return [...unread, ...strange];
}
