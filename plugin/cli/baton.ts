#!/usr/bin/env node
import { BatonError } from "../errors.ts";
import { type Command, commands } from "./commands.ts";

/** `baton <command>`: each command is a file in this folder, loaded when the command runs. */
async function main(args: readonly string[]): Promise<void> {
  const [name, ...rest] = args;
  const command: Command | undefined = commands.find((candidate) => candidate.name === name);
  if (!command) {
    console.log(usage());
    process.exitCode = name === undefined || name === "help" || name === "--help" ? 0 : 2;
    return;
  }
  await command.run(rest).catch((error: unknown) => {
    if (!isMisuse(error)) throw error;
    console.error(`${error.message}\n\nUsage:\n  baton ${command.usage}`);
    process.exitCode = 2;
  });
}

/** An unknown option or a missing value. Node's parser names it in the message. */
function isMisuse(error: unknown): error is Error {
  return error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
}

function usage(): string {
  const lines = commands.map(({ usage: text, summary }) => `  baton ${text}\n      ${summary}`);
  return ["Usage:", ...lines].join("\n");
}

main(process.argv.slice(2)).catch(async (error: unknown) => {
  console.error(await describe(error));
  process.exit(1);
});

/** Many errors of a command come from an unreachable database, so this checks it first. */
async function describe(error: unknown): Promise<unknown> {
  if (error instanceof BatonError) return error.message;
  const url = process.env.DATABASE_URL;
  if (!url) return error;
  const { checkReachable } = await import("./doctor/database.ts");
  const problem = await checkReachable(url);
  return problem ? `The database cannot be used: ${problem.sentence}` : error;
}
