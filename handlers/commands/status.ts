import {
  type CommandContext,
  clock,
  defineCommand,
  escalated,
  head,
  inline,
  labelled,
  lines,
  listed,
  paragraphs,
  parseDuration,
  recapTexts,
  shippedWords,
  span,
  spoken,
  statusTexts,
} from "../../plugin/bot.ts";
import { approvalList } from "./decide-approval.ts";

/** Shows the holder of the conversation, the reason, and the timers that will fire. */
export const status = defineCommand({
  ...shippedWords("status"),
  async run(_call, context) {
    const words = statusTexts[context.locale];
    const facts = lines(
      labelled(words.holder, holderOf(context)),
      labelled(words.why, reasonOf(context)),
      labelled(words.escalated, escalationOf(context)),
      labelled(words.waitsFor, words.waits[awaited(context)]),
      labelled(words.budget, limitsOf(context)),
      labelled(words.errors, errorsOf(context)),
    );
    const timers = timersOf(context);
    const approvals = approvalList(context.approvals);
    return {
      note: paragraphs(
        head(words.status),
        facts,
        timers && `${head(`${words.timers}:`)}\n\n${timers}`,
        approvals && `${head(`${words.approvals}:`)}\n\n${approvals}`,
      ),
    };
  },
});

export function holderOf(context: CommandContext): string {
  const { conversation, locale, now } = context;
  const words = statusTexts[locale];
  const { holder, since } = conversation.baton;
  const { state } = conversation.known;
  const team = state.team ? ` **${inline(state.team.name, 40)}**` : "";
  const agent = holder === "agent" && state.assignee ? `**${inline(state.assignee.name, 40)}**` : words.holders[holder];
  const who = holder === "team" ? `${words.holders.team}${team}` : agent;
  return `${who}, ${words.since({ time: clock(since, context), ago: span(now - since) })}`;
}

function reasonOf({ conversation, locale }: CommandContext): string {
  const { reason } = conversation.baton;
  const holding: Partial<Record<string, string>> = statusTexts[locale].reasons;
  const handoff: Partial<Record<string, { readonly why: string }>> = recapTexts[locale].reasons;
  return holding[reason] ?? handoff[reason]?.why ?? spoken(reason);
}

function escalationOf(context: CommandContext): string {
  const escalation = escalated.read(context.conversation.marks);
  if (!escalation) return "";
  const { at, name, reason } = escalation;
  return statusTexts[context.locale].escalatedBy({
    name: inline(name, 40),
    time: clock(at, context),
    reason: reason && inline(reason, 120),
  });
}

function awaited({ conversation }: CommandContext) {
  const { baton, thinkDueAt } = conversation;
  switch (baton.holder) {
    case "bot":
      return thinkDueAt === null ? "customer" : "answer";
    case "team":
      return "team";
    case "agent":
      return baton.waitingSince === null ? "customer" : "agent";
    case "closed":
      return "nobody";
  }
}

function timersOf({ timers, locale, now }: CommandContext): string {
  const words = statusTexts[locale];
  const names: Partial<Record<string, string>> = words.timerNames;
  return listed(
    timers.map(({ kind, dueAt }) => {
      const left = dueAt > now ? words.inTime({ span: span(dueAt - now) }) : words.dueNow;
      return `${names[kind] ?? spoken(kind)}: ${left}`;
    }),
  );
}

function limitsOf({ conversation, settings, locale, now }: CommandContext): string {
  const { baton } = conversation;
  const handoffs = statusTexts[locale].handoffs({ count: baton.handoffs, limit: settings.handoff.loop_limit });
  const longest = parseDuration(settings.ladders.episode_limit) ?? 0;
  return baton.holder === "bot" && longest > 0
    ? `${handoffs} · ${span(now - baton.since)} / ${span(longest)}`
    : handoffs;
}

function errorsOf(context: CommandContext): string {
  const failed = context.failures.map(
    ({ kind, error, at }) => `${clock(at, context)} ${spoken(kind)}: ${inline(error ?? "", 60)}`,
  );
  return failed.join("; ") || statusTexts[context.locale].none;
}
