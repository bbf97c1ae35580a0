import { ChatwootUnauthorized, type RefusalReason } from "../errors.ts";
import { sentenceOf } from "./answer-text.ts";
import type { CallFacts } from "./network-error.ts";
import type { Answer } from "./transport.ts";

interface Refusal {
  readonly said: RegExp;
  readonly reason: RefusalReason;
  readonly advice: (call: string, accountId: number) => string;
}

/** Chatwoot answers every refusal with 401 and an English sentence, which alone tells them apart. */
const REFUSALS: readonly Refusal[] = [
  {
    said: /not authorized for bots/i,
    reason: "not_for_bots",
    advice: (call) =>
      `${call} needs a user token: set CHATWOOT_USER_TOKEN to the access token of an agent who is in the bot's inboxes`,
  },
  {
    said: /invalid access token/i,
    reason: "unknown_token",
    advice: () =>
      "Chatwoot does not know this access token: copy it again, or run `baton setup` to fetch the bot's token",
  },
  {
    said: /bot is not authorized to access this account/i,
    reason: "other_account",
    advice: (_call, account) =>
      `The bot belongs to another account than ${account}: correct CHATWOOT_ACCOUNT_ID, or run \`baton setup\``,
  },
  {
    said: /not authorized to access this account/i,
    reason: "other_account",
    advice: (_call, account) =>
      `The user of this token is not in account ${account}: correct CHATWOOT_ACCOUNT_ID, or add the user there`,
  },
  {
    said: /not authorized to do this action/i,
    reason: "not_for_role",
    advice: (call, account) => `${call} needs the access token of an administrator of account ${account}`,
  },
  {
    said: /account is suspended/i,
    reason: "account_suspended",
    advice: (_call, account) => `Account ${account} is suspended: a super admin of Chatwoot must reactivate it`,
  },
  {
    said: /api access is not enabled/i,
    reason: "no_api_access",
    advice: (_call, account) => `Account ${account} may not use the API: its Chatwoot plan must include API access`,
  },
  {
    said: /sign in or sign up/i,
    reason: "unknown_token",
    advice: () => "No access token reached Chatwoot: set one, and let the proxy pass the header Api-Access-Token",
  },
];

/** Advice for a 401 or 403. */
export function refusal(answer: Answer, { method, template, accountId }: CallFacts): ChatwootUnauthorized {
  const said = sentenceOf(answer.text);
  const call = `${method} ${template}`;
  const known = REFUSALS.find((candidate) => candidate.said.test(said));
  const text = known?.advice(call, accountId) ?? `Chatwoot refused ${call}: ${said || "it gave no reason"}`;
  return new ChatwootUnauthorized(text, { status: answer.status, reason: known?.reason ?? "other" });
}
