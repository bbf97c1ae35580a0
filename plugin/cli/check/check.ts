import { parseArgs } from "node:util";
import { diffSettings, type SettingsChange } from "../../core/settings/diff.ts";
import {
  completeSettings,
  defaultSettings,
  type InboxSettings,
  type SettingsDocument,
} from "../../core/settings/settings.ts";
import { defaultBehaviour } from "../../main.ts";
import { type Performance, rehearse } from "../../rehearsal/rehearse.ts";
import { settingsFor } from "../../setup/preset/problems.ts";
import { readWords } from "../arguments.ts";
import { findInbox } from "../inbox/find-inbox.ts";
import { readKnowledgeBeside } from "../knowledge/beside.ts";
import { openConfig } from "../open-config.ts";
import { withStores } from "../with-stores.ts";
import { type CheckResult, checkJson, checkText, type FileEffect } from "./report.ts";
import { type CheckTarget, readCheckTarget, type Sound } from "./target.ts";

/** `baton check <file>`: shows what a settings file changes and plays its example conversations. */
export async function check(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { inbox: { type: "string" }, connection: { type: "string" }, json: { type: "boolean" } },
  });
  const [file] = readWords(positionals, "check <file>");
  const target = await readCheckTarget(file);
  const effects = target.sound ? await findEffects(target.sound, values) : [];
  const performances = await playAll(target);
  const result: CheckResult = { target, effects, performances };
  console.log(values.json ? checkJson(result) : checkText(result));
  process.exitCode = target.sound && performances.every(({ failure }) => failure === null) ? 0 : 1;
}

async function findEffects(
  { preset }: Sound,
  { inbox, connection }: { inbox?: string | undefined; connection?: string | undefined },
): Promise<readonly FileEffect[]> {
  if (inbox !== undefined) {
    const current = await withStores(await openConfig(), (stores) => findInbox(stores, inbox, connection));
    const wanted = settingsFor(preset, current.name);
    const title = `What it would change in ${current.name} (version ${current.version})`;
    return [{ title, changes: changesBetween(completeSettings(current.document), wanted) }];
  }
  const common = {
    title: "What it sets differently from the defaults",
    changes: changesBetween(defaultSettings, preset.settings),
  };
  const own = Object.keys(preset.inboxes).map((name) => ({
    title: `And in the inbox ${name}`,
    changes: changesBetween(completeSettings(preset.settings), settingsFor(preset, name)),
  }));
  return [common, ...own];
}

/** Compares complete settings, so that a setting with the default value is no change. */
const changesBetween = (before: InboxSettings, document: SettingsDocument): readonly SettingsChange[] =>
  diffSettings({ ...before }, { ...completeSettings(document) });

async function playAll({ sound, yaml }: CheckTarget): Promise<CheckResult["performances"]> {
  if (!sound) return [];
  const { preset, scenes } = sound;
  const behaviour = defaultBehaviour(await readKnowledgeBeside(yaml.source));
  const performances: (Performance & { place: string })[] = [];
  for (const { scene, place } of scenes) {
    const settings = completeSettings(scene.inbox === null ? preset.settings : settingsFor(preset, scene.inbox));
    performances.push({ ...(await rehearse(behaviour, settings, scene)), place });
  }
  return performances;
}
