import { type DocumentPlaces, error, type SettingsRule, warning } from "./rule.ts";

/** Of two settings that contradict each other, the one that the document says last; undefined when either is wrong. */
function placeOf(places: readonly [string, string], { isGiven, isWrong }: DocumentPlaces): string | undefined {
  if (places.some(isWrong)) return undefined;
  return places.toReversed().find(isGiven) ?? places[1];
}

const quietTimes: SettingsRule = ({ quiet_time_ms: quiet, quiet_time_max_ms: longest }, document) => {
  const place = placeOf(["/quiet_time_ms", "/quiet_time_max_ms"], document);
  if (longest >= quiet || place === undefined) return [];
  return [error(place, `quiet_time_max_ms (${longest}) must not be shorter than quiet_time_ms (${quiet})`)];
};

const contactPace: SettingsRule = ({ limits }, document) => {
  const { contact_per_minute: minute, contact_per_hour: hour } = limits;
  const place = placeOf(["/limits/contact_per_minute", "/limits/contact_per_hour"], document);
  if (hour >= minute || place === undefined) return [];
  return [warning(place, `the limit of an hour (${hour}) is reached before that of a minute (${minute})`)];
};

export const paceRules: readonly SettingsRule[] = [quietTimes, contactPace];
