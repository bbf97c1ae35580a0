import { abortable } from "../concurrency/time-limit.ts";
import type { Handoff } from "../core/baton/baton.ts";
import { ESCALATED_LABEL } from "../core/baton/escalation.ts";
import { wishHandoff } from "../core/baton/handoff.ts";
import { isPeople } from "../core/baton/holder.ts";
import type { AgentHelp } from "../core/commands/agent-help.ts";
import type { CommandCall } from "../core/commands/call.ts";
import { type Command, type CommandContext, type CommandResult, refuse, Unread } from "../core/commands/command.ts";
import { wordFor } from "../core/commands/parse.ts";
import { permissionFor } from "../core/commands/permission.ts";
import { mayRead } from "../core/consent.ts";
import { noMemory } from "../core/contact-memory.ts";
import type { Brain, TurnContext } from "../core/decision.ts";
import { commandTexts } from "../core/texts/texts.ts";
import type { ToolDesk } from "../core/tool-desk.ts";
import type { DoneCommand } from "../core/turn/command-draft.ts";
import { planHandoff } from "../core/turn/hand-off.ts";
import { recapByRules, unreadRecap } from "../core/turn/recap.ts";
import type { Surroundings } from "../core/turn/surroundings.ts";
import { turnContextOf } from "../core/turn/turn-context.ts";
import { unanswered } from "../core/turn/unanswered.ts";
import type { CommandView } from "../db/turn/command-store.ts";
import type { Logger } from "../telemetry/logger.ts";

export interface CommandParts {
  readonly commands: readonly Command[];
  readonly help: AgentHelp;
  /** Runs approved tool calls; absent without tools. */
  readonly tools?: ToolDesk | undefined;
  readonly brain: Brain;
  readonly log: Pick<Logger, "error">;
  readonly usualWaitMs: (connectionId: string, team: string | null) => Promise<number | null>;
  readonly limitMs?: number;
}

export interface CommandTask {
  readonly call: CommandCall;
  readonly attempts: number;
  readonly view: CommandView;
  readonly surroundings: Surroundings;
  readonly now: number;
}

/** Longer than an agent waits for the answer to a note. */
export const COMMAND_LIMIT_MS = 30_000;
/** A command whose worker died twice is not tried again. */
const MAX_ATTEMPTS = 3;

/** Runs one command and returns its writes. It writes no row itself, so that a failed run leaves no trace. */
export async function runCommand(parts: CommandParts, task: CommandTask): Promise<Omit<DoneCommand, "isTyping">> {
  const { call } = task;
  const words = commandTexts[call.locale];
  const command = parts.commands.find(({ name }) => name === call.name);
  const word = command ? wordFor(command, call.locale) : call.name;
  const failed = (note: string) => ({ call, result: { note }, status: "failed", handoff: null }) as const;
  if (!command || task.attempts > MAX_ATTEMPTS) return failed(words.failed({ word }));
  const signal = AbortSignal.timeout(parts.limitMs ?? COMMAND_LIMIT_MS);
  const running = { ...task, command, signal };
  try {
    const result = await abortable(signal, perform(parts, running));
    const handoff = await abortable(signal, planTransfer(parts, running, result));
    return { call, result, status: result.refused ? "refused" : "done", handoff };
  } catch (err) {
    if (signal.aborted) return failed(words.tooSlow({ word }));
    const { connectionId, conversationId } = task.view.conversation;
    parts.log.error({ err, connectionId, conversationId, command: call.name }, "a command failed");
    return failed(words.failed({ word }));
  }
}

interface Running extends CommandTask {
  readonly command: Command;
  readonly signal: AbortSignal;
}

async function perform(parts: CommandParts, task: Running): Promise<CommandResult> {
  const { command, call, surroundings } = task;
  const { settings } = surroundings;
  const words = commandTexts[call.locale];
  const word = wordFor(command, call.locale);
  const permission = permissionFor(command, call.actor.id, surroundings);
  if (permission === "people_unknown") return refuse(words.peopleUnknown({ word }));
  if (permission === "not_supervisor")
    return refuse(words.needsSupervisor({ word, team: settings.routing.supervisor_team }));
  try {
    return await command.run(call, contextOf(parts, task));
  } catch (err) {
    if (err instanceof Unread) return refuse(words.unread);
    throw err;
  }
}

/** While agents have the conversation, all unanswered messages are open, whoever had it before. */
function turnOf(view: CommandView, { settings, hours }: Surroundings, now: number): TurnContext {
  const context = turnContextOf(view, settings, now);
  return { ...context, hours, owed: unanswered(context.messages, view.conversation.baton.waitingSince) };
}

/** Notes are in the agent's language, so the helpers get that one. */
function contextOf(parts: CommandParts, { call, view, surroundings, now, signal }: Running): CommandContext {
  const settings = { ...surroundings.settings, locale: call.locale };
  const turn = turnOf(view, { ...surroundings, settings }, now);
  return {
    ...view,
    ...surroundings,
    settings,
    get turn() {
      if (!mayRead(settings, view.person)) throw new Unread();
      return turn;
    },
    unanswered: turn.owed.map(({ id }) => id),
    person: { ...noMemory, ...view.person },
    locale: call.locale,
    commands: parts.commands,
    help: parts.help,
    tools: parts.tools,
    // Tools exist only with a model.
    hasModel: parts.tools !== undefined && settings.model.enabled,
    now,
    signal,
  };
}

/** A team that gets a conversation gets a recap. The customer is told only if the bot had the conversation. */
async function planTransfer(parts: CommandParts, task: Running, { transfer }: CommandResult): Promise<Handoff | null> {
  if (!transfer) return null;
  const { view, surroundings, now, signal } = task;
  const { conversation, person, messages } = view;
  const context = turnOf(view, surroundings, now);
  const isReadable = mayRead(surroundings.settings, person);
  const recap = isReadable
    ? await parts.brain.recap(context, null, signal).catch(() => recapByRules(context, null))
    : unreadRecap(surroundings.settings.locale);
  const { team, priority, remark } = transfer;
  const wish = wishHandoff("agent_command", { priority, remark, announce: !isPeople(conversation.baton.holder) });
  const usualWaitMs = await parts.usualWaitMs(conversation.connectionId, team);
  const route = { team, fallback: [] };
  const handoff = planHandoff({ wish, because: null, person, surroundings, now, recap, route, messages, usualWaitMs });
  const { escalation } = transfer;
  if (!escalation) return handoff;
  const { call = [], labels } = handoff;
  return { ...handoff, call: [...call, ...escalation.call], labels: [...labels, ESCALATED_LABEL] };
}
