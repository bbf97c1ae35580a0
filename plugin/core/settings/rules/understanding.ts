import { closest } from "../../../language/closest.ts";
import { BUILTIN_INTENTS } from "../builtin-intents.ts";
import { pointerTo } from "../json-pointer.ts";
import { error, type SettingsRule, warning } from "./rule.ts";

const ordered: SettingsRule = ({ understanding }, { isWrong }) => {
  const places = ["answer_from", "clarify_from"].map((name) => pointerTo("understanding", name));
  if (places.some(isWrong) || understanding.clarify_from <= understanding.answer_from) return [];
  return [error(pointerTo("understanding", "clarify_from"), "must not be above answer_from")];
};

const known: SettingsRule = ({ understanding }) => {
  const { answers, for_people: forPeople, intents, builtin_intents: builtin } = understanding;
  const names = [...(builtin ? BUILTIN_INTENTS : []), ...intents.map(({ name }) => name)];
  const used = [
    ...answers.map(({ intent }, index) => ({ intent, place: pointerTo("understanding", "answers", index, "intent") })),
    ...forPeople.map((intent, index) => ({ intent, place: pointerTo("understanding", "for_people", index) })),
  ];
  return used.flatMap(({ intent, place }) => {
    if (names.includes(intent)) return [];
    const meant = closest(intent, names);
    return [warning(place, `no intent is called ${intent}${meant ? `; did you mean ${meant}?` : ""}`)];
  });
};

const readablePattern: SettingsRule = ({ understanding: { order_pattern: pattern } }) => {
  if (pattern === null) return [];
  try {
    RegExp(pattern);
    return [];
  } catch {
    return [error(pointerTo("understanding", "order_pattern"), "is not a regular expression")];
  }
};

export const understandingRules: readonly SettingsRule[] = [ordered, known, readablePattern];
