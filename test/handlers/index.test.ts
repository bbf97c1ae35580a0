import { readdir } from "node:fs/promises";
import { expect, it } from "vitest";
import { handlers } from "../../handlers/index.ts";
import type { Gate } from "../../plugin/core/handler.ts";

const FOLDER = new URL("../../handlers/", import.meta.url);

/** A file may also hold what several handlers share; whatever can run has to be listed. */
async function exportedHandlers(folder: string): Promise<readonly [string, unknown][]> {
  const files = await readdir(new URL(`${folder}/`, FOLDER)).catch(() => []);
  const modules = files.map(async (file) => [file, await import(new URL(`${folder}/${file}`, FOLDER).href)] as const);
  return (await Promise.all(modules)).flatMap(([file, exports]) =>
    Object.values(exports)
      .filter((value) => typeof value === "object" && value !== null && "run" in value)
      .map((value): [string, unknown] => [`${folder}/${file}`, value]),
  );
}

it.each(["gates", "events", "timers", "commands"] as const)(
  "lists everything that is in handlers/%s",
  async (folder) => {
    const listed: readonly unknown[] = handlers[folder];
    const exported = await exportedHandlers(folder);
    expect(exported.filter(([, handler]) => !listed.includes(handler)).map(([file]) => file)).toEqual([]);
    expect(exported.length).toBe(listed.length);
  },
);

const namesOf = (gates: readonly Gate[]) => gates.map(({ name }) => name);

it("asks the gates in the order that keeps people safe", () => {
  expect(namesOf(handlers.gates)).toEqual([
    "own-echo",
    "changed-messages",
    "opt-out",
    "back-to-bot",
    "human-control",
    "switched-off",
    "pace",
    "loops",
    "consent",
    "media",
    "long-message",
    "choice-answer",
    "person-please",
    "hostile-input",
  ]);
});

it("has one line of reason for the place of each gate", () => {
  for (const { name, reason } of handlers.gates) {
    expect(reason.length, name).toBeGreaterThan(20);
    expect(reason, name).not.toContain("\n");
  }
});

it("has no two gates of one name, and one handler at most for an event or a timer", () => {
  const names = [
    ...namesOf(handlers.gates),
    ...handlers.events.map(({ on }) => `on ${on}`),
    ...handlers.timers.map(({ kind }) => `timer ${kind}`),
  ];
  expect(new Set(names).size).toBe(names.length);
});
