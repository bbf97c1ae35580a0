import type { Locale } from "../../language/locale.ts";
import type { AuditFact } from "../baton/audit.ts";
import type { ContactMemory } from "../contact-memory.ts";
import type { Conversation } from "../conversation.ts";
import type { TurnContext } from "../decision.ts";
import type { Mentioned } from "../effect.ts";
import type { Priority } from "../event.ts";
import type { OpeningHours } from "../hours.ts";
import type { People } from "../people.ts";
import type { InboxSettings } from "../settings/settings.ts";
import type { ToolDesk } from "../tool-desk.ts";
import type { Wishes } from "../wishes.ts";
import type { AgentHelp } from "./agent-help.ts";
import type { CommandCall, CommandWords } from "./call.ts";

/** What agents may type in a private note. One file each in `handlers/commands/`. */
export interface Command extends CommandWords {
  /** The arguments, as the help shows them; empty without arguments. */
  readonly usage: Readonly<Record<Locale, string>>;
  readonly summary: Readonly<Record<Locale, string>>;
  /** `supervisor`: administrators and members of the inbox's supervisor team. */
  readonly permission: "agent" | "supervisor";
  run(call: CommandCall, context: CommandContext): Promise<CommandResult>;
}

/** A tool call that an agent has to decide on. */
export interface Approval {
  readonly nr: number;
  readonly tool: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/** The data that a command may read: values only. All writing is in what it returns. */
export interface CommandContext {
  readonly conversation: Conversation;
  /**
   * The transcript and everything else that the helpers are told. Where the inbox asks for consent and the contact has
   * not given it, a command that reads this property is refused.
   */
  readonly turn: TurnContext;
  /** Ids of the customer's messages that have no answer. */
  readonly unanswered: readonly number[];
  readonly settings: InboxSettings;
  readonly hours: OpeningHours | null;
  readonly people: People;
  readonly person: ContactMemory;
  readonly locale: Locale;
  readonly timers: readonly { readonly kind: string; readonly dueAt: number }[];
  /** The end of the record, oldest first. */
  readonly record: readonly AuditFact[];
  /** Effects that failed lately, newest first. */
  readonly failures: readonly { readonly kind: string; readonly error: string; readonly at: number }[];
  /** Undecided approvals, oldest first. */
  readonly approvals: readonly Approval[];
  readonly commands: readonly Command[];
  readonly help: AgentHelp;
  /** Whether a language model is configured and the inbox uses it. */
  readonly hasModel: boolean;
  /** Absent where no tool can be run. */
  readonly tools?: ToolDesk | undefined;
  readonly now: number;
  readonly signal: AbortSignal;
}

/** The result of a command, written in one transaction with its status. */
export interface CommandResult
  extends Pick<
    Wishes,
    "pass" | "owes" | "answersNow" | "summary" | "instruction" | "marks" | "effects" | "timers" | "ticket" | "approval"
  > {
  /** The note for the agent. */
  readonly note?: string;
  /** The command was understood and refused; the note says why. */
  readonly refused?: boolean;
  /** Gives the conversation to a team, with a recap. */
  readonly transfer?: {
    readonly team: string | null;
    readonly priority: Priority | null;
    readonly remark: string;
    /** Absent: an ordinary transfer. */
    readonly escalation?: { readonly reason: string | null; readonly call: readonly Mentioned[] };
  };
  /** Said to the customer in the agent's name: only what an agent has explicitly released. */
  readonly send?: string;
  readonly decides?: { readonly nr: number; readonly status: "approved" | "rejected" };
  /** Asks for everything that is known of this contact to be erased. */
  readonly erasesContact?: number;
}

/** Most commands take nothing and may be given by any agent. */
export function defineCommand(
  command: Pick<Command, "name" | "aliases" | "summary" | "run"> & Partial<Command>,
): Command {
  const usage = { "pt-BR": "", en: "", es: "" };
  return { usage, args: [], permission: "agent", ...command };
}

/** The command read messages of a contact who has not accepted the terms. */
export class Unread extends Error {}

export const refuse = (note: string): CommandResult => ({ note, refused: true });
