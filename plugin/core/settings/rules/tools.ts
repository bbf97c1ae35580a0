import { Ajv } from "ajv";
import { error, type SettingsRule } from "./rule.ts";

const SLOT = /\{([^{}]*)\}/g;
const ajv = new Ajv({ strict: false });

/** What a model is always offered. */
const TAKEN = ["search_knowledge", "hand_off"];

const names: SettingsRule = ({ tools }) => {
  const known = [...TAKEN, ...tools.builtin];
  const all = [...known, ...tools.http.map(({ name }) => name)];
  return tools.http.flatMap(({ name }, at) => {
    const isFirst = all.indexOf(name) === known.length + at;
    return isFirst ? [] : [error(`/tools/http/${at}/name`, `there are two tools called "${name}"`)];
  });
};

const hosts: SettingsRule = ({ tools }) =>
  (["http", "mcp"] as const).flatMap((kind) =>
    tools[kind].flatMap(({ url }, at) => {
      const host = URL.canParse(url) ? new URL(url).hostname : url;
      return tools.hosts.includes(host)
        ? []
        : [error(`/tools/${kind}/${at}/url`, `add ${host} to tools.hosts to allow it`)];
    }),
  );

const parameters: SettingsRule = ({ tools }) =>
  tools.http.flatMap(({ url, parameters: given }, at) => {
    const unknown = [...url.matchAll(SLOT)].map(([, name = ""]) => name).filter((name) => !(name in given));
    const isSchema = ajv.validateSchema({ type: "object", properties: given }) === true;
    return [
      ...unknown.map((name) => error(`/tools/http/${at}/url`, `{${name}} is none of its parameters`)),
      ...(isSchema ? [] : [error(`/tools/http/${at}/parameters`, "must hold a JSON schema for each argument")]),
    ];
  });

export const toolRules: readonly SettingsRule[] = [names, hosts, parameters];
