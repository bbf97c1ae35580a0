import {
  type Approval,
  type CommandCall,
  type CommandContext,
  type CommandResult,
  commandTexts,
  inline,
  refuse,
} from "../../plugin/bot.ts";

/** Decides a pending approval, found by its number. Without a number there must be only one. */
export function decideApproval(
  { text }: CommandCall,
  { approvals, locale }: CommandContext,
  status: "approved" | "rejected",
): CommandResult {
  const words = commandTexts[locale];
  const [first] = approvals;
  if (!first) return refuse(words.nothingToApprove);
  const number = /\d+/.exec(text)?.[0];
  if (number === undefined && approvals.length > 1)
    return refuse(words.whichApproval({ list: approvalList(approvals) }));
  const approval = number === undefined ? first : approvals.find(({ nr }) => nr === Number(number));
  if (!approval) return refuse(words.noSuchApproval({ nr: Number(number), list: approvalList(approvals) }));
  return { decides: { nr: approval.nr, status }, note: words[status]({ nr: approval.nr, tool: approval.tool }) };
}

/** The pending approvals with the arguments of each call. */
export const approvalList = (approvals: readonly Approval[]): string =>
  approvals
    .map(({ nr, tool, args }) =>
      `- **${nr}** \`${tool}\` ${inline(Object.entries(args).map(told).join(", "))}`.trimEnd(),
    )
    .join("\n");

const told = ([name, value]: [string, unknown]) =>
  `${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`;
