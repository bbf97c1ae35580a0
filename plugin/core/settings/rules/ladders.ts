import { LADDERS, type LadderName } from "../../baton/ladder.ts";
import { parseDuration } from "../duration.ts";
import { pointerTo } from "../json-pointer.ts";
import type { InboxSettings } from "../settings.ts";
import { error, type SettingsProblem, type SettingsRule, warning } from "./rule.ts";

/** After these somebody else has the conversation, so the ladder ends. */
const LAST: Readonly<Record<LadderName, ReadonlySet<string>>> = {
  waiting_in_team: new Set(),
  agent_silent: new Set(["unassign", "return_to_bot", "close"]),
  customer_silent: new Set(["close"]),
};

interface Step {
  readonly place: string;
  readonly after: string;
  readonly ms: number;
  readonly do: string;
}

const stepsOf = (ladders: InboxSettings["ladders"], name: LadderName): readonly Step[] =>
  ladders[name].map((step, index) => ({
    place: pointerTo("ladders", name, index),
    after: step.after,
    ms: parseDuration(step.after) ?? 0,
    do: step.do,
  }));

const positiveTimes: SettingsRule = ({ ladders }) =>
  LADDERS.flatMap((name) => stepsOf(ladders, name))
    .filter(({ ms }) => ms === 0)
    .map(({ place, do: action }) => error(`${place}/after`, `${action} must wait for longer than nothing`));

const differentSteps: SettingsRule = ({ ladders }) =>
  LADDERS.flatMap((name) => {
    const steps = stepsOf(ladders, name);
    return steps.flatMap((step, index) => {
      const isTwice = steps.findIndex((other) => other.ms === step.ms && other.do === step.do) < index;
      return isTwice ? [error(step.place, `${step.do} after ${step.after} is in this ladder already`)] : [];
    });
  });

const reachableSteps: SettingsRule = ({ ladders }) =>
  LADDERS.flatMap((name) => {
    const ordered = stepsOf(ladders, name).toSorted((a, b) => a.ms - b.ms);
    const last = ordered.findIndex((step) => LAST[name].has(step.do));
    return last === -1 ? [] : ordered.slice(last + 1).map((step) => neverReached(step, ordered[last]?.do ?? ""));
  });

const neverReached = ({ place, do: action }: Step, last: string): SettingsProblem =>
  warning(place, `${action} never happens: ${last} comes first and ends the ladder`);

const somebodySupervises: SettingsRule = ({ ladders, routing }, { isGiven, isWrong }) => {
  if (routing.supervisor_team || isWrong("/routing/supervisor_team")) return [];
  const asked = LADDERS.filter((name) => isGiven(pointerTo("ladders", name))).flatMap((name) => stepsOf(ladders, name));
  return asked
    .filter((step) => step.do === "supervisor")
    .map(({ place }) => warning(place, "there is no supervisor: set /routing/supervisor_team"));
};

export const ladderRules: readonly SettingsRule[] = [positiveTimes, differentSteps, reachableSteps, somebodySupervises];
