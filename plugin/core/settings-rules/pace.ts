import { error, type SettingsRule, warning } from "./rule.ts";

const quietTimes: SettingsRule = ({ quiet_time_ms: quiet, quiet_time_max_ms: longest }, isGiven) => {
  if (longest >= quiet) return [];
  const message = `quiet_time_max_ms (${longest}) must not be shorter than quiet_time_ms (${quiet})`;
  return [error(isGiven("/quiet_time_max_ms") ? "/quiet_time_max_ms" : "/quiet_time_ms", message)];
};

const contactPace: SettingsRule = ({ limits }, isGiven) => {
  const { contact_per_minute: minute, contact_per_hour: hour } = limits;
  if (hour >= minute) return [];
  const place = isGiven("/limits/contact_per_hour") ? "/limits/contact_per_hour" : "/limits/contact_per_minute";
  return [warning(place, `the limit of an hour (${hour}) is reached before that of a minute (${minute})`)];
};

export const paceRules: readonly SettingsRule[] = [quietTimes, contactPace];
