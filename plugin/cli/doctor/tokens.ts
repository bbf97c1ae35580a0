import type { Chatwoot } from "../../chatwoot/chatwoot.ts";
import { detectAbilities } from "../../chatwoot/detect-abilities.ts";
import type { Abilities } from "../../core/connection.ts";
import { checkAdministrator, findVersion, loadProfile } from "../../setup/provision/site.ts";
import { type Check, check, type Finding, failure, ok, warning } from "./finding.ts";

/** Baton refuses signatures with a larger clock difference; half of it gives a warning. */
const SIGNATURE_TOLERANCE_S = 300;

/** Checks that Chatwoot answers, that its version is new enough, and that its clock is right. */
export function reachCheck(chatwoot: Chatwoot, knownVersion: string | null): Check {
  return check("Chatwoot", async () => {
    const version = await findVersion(chatwoot);
    const { timestamp } = await chatwoot.installation.version();
    return [judgeVersion(chatwoot.host, version, knownVersion), ...judgeClock(timestamp, Date.now())];
  });
}

function judgeVersion(host: string, version: string, known: string | null): Finding {
  if (known === null || known === version) return ok("Chatwoot", `${host} is Chatwoot ${version}`);
  const text = `${host} was Chatwoot ${known} when it was set up and is ${version} now: run baton setup to make use of it`;
  return warning("Chatwoot", text);
}

/** `timestamp` is `YYYY-MM-DD HH:MM:SS` in UTC; a fork may leave it out. */
export function judgeClock(timestamp: string | undefined, now: number): readonly Finding[] {
  const clock = Date.parse(`${timestamp?.replace(" ", "T")}Z`);
  if (Number.isNaN(clock)) return [];
  const seconds = Math.round(Math.abs(now - clock) / 1000);
  const text = `Chatwoot's clock differs from this machine's by ${seconds} s`;
  if (seconds >= SIGNATURE_TOLERANCE_S) {
    return [failure("Chatwoot's clock", `${text}, so its deliveries are refused: synchronise both with NTP`)];
  }
  if (seconds >= SIGNATURE_TOLERANCE_S / 2) {
    return [warning("Chatwoot's clock", `${text}; from ${SIGNATURE_TOLERANCE_S} s on deliveries are refused: use NTP`)];
  }
  return [];
}

export function botTokenCheck(bot: Chatwoot): Check {
  return check("bot token", async (subject) => {
    const { abilities } = await detectAbilities({ bot, user: null });
    const extra = BOT_EXTRAS.filter(([name]) => abilities[name]).map(([, words]) => words);
    return ok(subject, `valid: may ${["answer", "hand over", ...extra].join(", ")}`);
  });
}

const BOT_EXTRAS: readonly (readonly [keyof Abilities, string])[] = [
  ["botAttributes", "set attributes"],
  ["botLabels", "set labels"],
  ["botTyping", "show typing"],
  ["botCanReadConversation", "read a conversation"],
];

export function userTokenCheck(user: Chatwoot | null): Check {
  return check("user token", async (subject) => {
    if (!user) return warning(subject, WITHOUT_READER);
    const { name, accounts } = await loadProfile(user, BOT_TOKEN);
    const role = accounts.find(({ id }) => id === user.accountId)?.role;
    if (!role)
      return failure(subject, `its user is not in account ${user.accountId}: add the user, or run baton setup`);
    const { abilities } = await detectAbilities({ bot: null, user });
    if (abilities.readsMessages) return ok(subject, `valid: ${name}, ${role}, reads messages`);
    return warning(subject, `${name} (${role}) reads no messages: add this user to the inboxes of the bot`);
  });
}

const WITHOUT_READER =
  "there is none, so messages missed in a down-time are not caught up: set CHATWOOT_USER_TOKEN and run baton setup";

const BOT_TOKEN = "this is a bot's token: put an agent's into CHATWOOT_USER_TOKEN and run baton setup";

export function adminCheck(admin: Chatwoot): Check {
  return check("administrator token", async (subject) => {
    await checkAdministrator(admin);
    return ok(subject, `valid for account ${admin.accountId}`);
  });
}
