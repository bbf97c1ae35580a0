export interface Command {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  run(args: readonly string[]): Promise<void>;
}

export const commands: readonly Command[] = [
  {
    name: "start",
    usage: "start",
    summary: "Runs Baton; without a configured Chatwoot together with a sandbox",
    run: async () => (await import("./start.ts")).start(),
  },
  {
    name: "setup",
    usage: "setup [--preset file|example] [--dry-run] [--rotate-secret] [--replace-bots]",
    summary: "Connects a Chatwoot account",
    run: async (args) => (await import("./setup.ts")).setup(args),
  },
  {
    name: "doctor",
    usage: "doctor [--json]",
    summary: "Checks everything from end to end and says how to mend what fails",
    run: async (args) => (await import("./doctor/doctor.ts")).doctor(args),
  },
  {
    name: "migrate",
    usage: "migrate [--down]",
    summary: "Brings the database schema up to date",
    run: async (args) => (await import("./migrate.ts")).migrateCommand(args),
  },
  {
    name: "replay",
    usage: "replay <file> [--connection id] [--fresh] [--as-version x.y.z] [--deliver] [--json]",
    summary: "Feeds a saved delivery through the real path",
    run: async (args) => (await import("./replay/replay.ts")).replay(args),
  },
  {
    name: "chat",
    usage: "chat [--inbox identifier] [--name name]",
    summary: "A conversation in the terminal, as a customer of an API inbox",
    run: async (args) => (await import("./chat/chat.ts")).chat(args),
  },
  {
    name: "eval",
    usage: "eval answers | injection | intents | pii | retrieval [--<input> file …] [--json] [--items]",
    summary: "Measures on your own data how well the bot understands and answers; docs/quality.md names the inputs",
    run: async (args) => (await import("./eval/eval.ts")).evalCommand(args),
  },
  {
    name: "knowledge",
    usage: "knowledge list | add <file> | remove <id> | sync | search <inbox> <text> | gaps [done <id>]",
    summary: "Shows, adds and tries out what the bot knows, and what it was asked in vain (--connection id, --json)",
    run: async (args) => (await import("./knowledge/knowledge.ts")).knowledgeCommand(args),
  },
  {
    name: "inbox",
    usage:
      "inbox list | get <inbox> [--defaults] | set <inbox> <file|-> | diff <inbox> [version] | history <inbox> | rollback <inbox> <version>",
    summary: "Shows and changes what an inbox is set to (--connection id, --json, --expect version, --dry-run)",
    run: async (args) => (await import("./inbox/inbox.ts")).inbox(args),
  },
  {
    name: "check",
    usage: "check <file|example> [--inbox name] [--connection id] [--json]",
    summary: "Says what a settings file would do and plays its example conversations",
    run: async (args) => (await import("./check/check.ts")).check(args),
  },
  {
    name: "export",
    usage: "export [file] [--connection id]",
    summary: "Writes a connection's whole set-up as one file, without secrets",
    run: async (args) => (await import("./export.ts")).exportCommand(args),
  },
  {
    name: "import",
    usage: "import <file> [--dry-run] [--connection id]",
    summary: "Sets every inbox that a set-up file names, all of them or none",
    run: async (args) => (await import("./import.ts")).importCommand(args),
  },
];
