import { pointerTo } from "../core/settings/json-pointer.ts";
import type { InboxSettings } from "../core/settings/settings.ts";
import { act, isAction } from "./actions.ts";
import { check, type Heard } from "./expectations.ts";
import { describeHappening } from "./happening.ts";
import { type Behaviour, MemoryPath } from "./memory/path.ts";
import type { Scene, Step } from "./scene.ts";
import { buildScenery, Impossible } from "./scenery.ts";

export interface Performance {
  readonly scene: Scene;
  /** Null: everything went as written. */
  readonly failure: Failure | null;
}

export interface Failure {
  /** The line, as a place within the scene. */
  readonly path: string;
  readonly expected: string;
  /** The happenings since the last actions. */
  readonly happened: readonly string[];
}

/** Plays an example conversation with the real handlers and the real path, in memory and without waiting. */
export async function rehearse(behaviour: Behaviour, settings: InboxSettings, scene: Scene): Promise<Performance> {
  try {
    const path = new MemoryPath(behaviour, buildScenery(settings, scene.given));
    await raiseCurtain(path, scene);
    return { scene, failure: await play(path, scene.steps) };
  } catch (error) {
    if (!(error instanceof Impossible)) throw error;
    return { scene, failure: { path: pointerTo("given"), expected: "a moment to begin", happened: [error.message] } };
  }
}

/** The given holder is the result of an event before the scene. */
async function raiseCurtain(path: MemoryPath, { given }: Scene): Promise<void> {
  if (given.holder === undefined || given.holder === "bot") return;
  const { chatwoot: conversation } = path.store;
  await path.settle({ type: "conversation_changed", accountId: 1, conversation, at: path.now, changed: ["status"] });
}

async function play(path: MemoryPath, steps: readonly Step[]): Promise<Failure | null> {
  let since = path.store.happenings.length;
  let taken: Heard["taken"] = new Set();
  for (const [index, step] of steps.entries()) {
    if (isAction(step)) {
      const before = steps[index - 1];
      // Consecutive actions have common results: the following expectations match any of them.
      if (before && !isAction(before)) {
        since = path.store.happenings.length;
        taken = new Set();
      }
      await act(path, step);
    } else {
      await path.answer();
      const heard = { happenings: path.store.happenings.slice(since), taken };
      const instead = failed(heard) ?? check(step, path.store, heard) ?? null;
      if (instead !== null) return failureAt(index, step, { heard, instead });
    }
  }
  return null;
}

/** A failed handler fails the scene, whatever the bot said. */
const failed = ({ happenings }: Heard): string | undefined =>
  happenings.some(({ kind }) => kind === "failed") ? "" : undefined;

function failureAt(index: number, step: Step, { heard, instead }: { heard: Heard; instead: string }): Failure {
  const left = heard.happenings.filter((one) => !heard.taken.has(one)).map(describeHappening);
  return {
    path: pointerTo("steps", index),
    expected: `${step.kind}: ${typeof step.value === "string" ? step.value : JSON.stringify(step.value)}`,
    happened: instead === "" ? left : [instead, ...left],
  };
}
