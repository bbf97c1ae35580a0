import { describe, expect, it } from "vitest";
import { errorsIn, findSettingsProblems } from "../../../plugin/core/settings/problems.ts";
import { completeSettings, defaultSettings } from "../../../plugin/core/settings/settings.ts";

const sentences = (document: unknown) =>
  findSettingsProblems(document).map(({ path, message, severity }) => `${severity} ${path}: ${message}`);
const errors = (document: unknown) => errorsIn(findSettingsProblems(document)).map(({ path }) => path);

describe("a settings document", () => {
  it("may be empty: everything has a default", () => {
    expect(findSettingsProblems({})).toEqual([]);
    expect(completeSettings({})).toEqual(defaultSettings);
  });

  it("may be the complete settings themselves", () => {
    expect(errors(defaultSettings)).toEqual([]);
  });

  it("must be a group of settings", () => {
    expect(sentences([])).toEqual(["error : must be a group of settings, not a list"]);
    expect(sentences(null)).toEqual(["error : must be a group of settings, not empty (null)"]);
    expect(sentences("enabled: true")).toEqual(["error : must be a group of settings, not a text"]);
  });

  it("is told all of its problems at once, each with its place", () => {
    const document = {
      enabled: "yes",
      quiet_time: 5,
      hours: { source: "chatwot", weekly: [{ days: ["mon"], from: "9h", to: "18:00" }] },
      routing: { rules: [{ topics: [], team: "a" }, { topics: ["price"] }] },
      limits: { contact_per_minute: 0 },
    };
    expect(sentences(document).sort()).toEqual([
      "error /enabled: must be true or false, not a text",
      "error /hours/source: must be one of chatwoot, own, always; did you mean chatwoot?",
      "error /hours/weekly/0/from: must look like `09:00`, `18:30`",
      "error /limits/contact_per_minute: must be at least 1",
      "error /quiet_time: there is no such setting; did you mean quiet_time_ms?",
      "error /routing/rules/0/topics: must not be empty",
      "error /routing/rules/1/team: is missing",
    ]);
  });

  it("is asked whether a key far from any other was meant at all", () => {
    expect(sentences({ colour: "red" })).toEqual(["error /colour: there is no such setting"]);
  });

  it("gets places as JSON pointers, whatever a key looks like", () => {
    expect(errors({ hours: { "a/b~c": 1 } })).toEqual(["/hours/a~1b~0c"]);
    expect(errors(JSON.parse('{"__proto__": {"enabled": false}}'))).toEqual(["/__proto__"]);
  });

  it("hears of one thing once: a wrong type is not also a wrong choice", () => {
    expect(sentences({ handoff: { priority: 5 } })).toEqual([
      "error /handoff/priority: must be a text or null, not a number",
    ]);
  });
});

describe("what a schema cannot say", () => {
  it("wants the longest wait to be at least the quiet time", () => {
    expect(errors({ quiet_time_ms: 3000, quiet_time_max_ms: 2000 })).toEqual(["/quiet_time_max_ms"]);
    expect(errors({ quiet_time_ms: 20_000 })).toEqual(["/quiet_time_ms"]);
    expect(errors({ quiet_time_ms: 10_000 })).toEqual([]);
  });

  it("knows the time zones there are", () => {
    expect(sentences({ hours: { time_zone: "America/Sao_Paolo" } })).toEqual([
      "error /hours/time_zone: there is no time zone America/Sao_Paolo; did you mean America/Sao_Paulo?",
    ]);
    expect(errors({ hours: { time_zone: "-03:00" } })).toEqual(["/hours/time_zone"]);
    expect(errors({ hours: { time_zone: "UTC" } })).toEqual([]);
  });

  it("refuses opening times that overlap, also past midnight", () => {
    const weekly = (...ranges: [string, string, string][]) => ({
      hours: { weekly: ranges.map(([day, from, to]) => ({ days: [day], from, to })) },
    });
    expect(sentences(weekly(["mon", "09:00", "13:00"], ["mon", "12:00", "18:00"]))).toEqual([
      "error /hours/weekly/1: overlaps /hours/weekly/0 on mon",
    ]);
    expect(errors(weekly(["sun", "20:00", "02:00"], ["mon", "01:00", "05:00"]))).toEqual(["/hours/weekly/1"]);
    expect(errors(weekly(["mon", "09:00", "12:00"], ["mon", "12:00", "18:00"]))).toEqual([]);
  });

  it("takes midnight to midnight for the whole day, every day", () => {
    const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    expect(errors({ hours: { weekly: [{ days, from: "00:00", to: "00:00" }] } })).toEqual([]);
  });

  it("wants holidays that exist", () => {
    expect(errors({ hours: { holidays: [{ date: "02-29" }, { date: "02-30" }, { date: "2026-02-29" }] } })).toEqual([
      "/hours/holidays/1/date",
      "/hours/holidays/2/date",
    ]);
  });

  it("wants every step of a ladder to wait, and none twice", () => {
    const waiting_in_team = [
      { after: "0s", do: "remind_team" },
      { after: "60s", do: "remind_team" },
      { after: "1m", do: "remind_team" },
      { after: "5m", do: "remind_team" },
    ];
    expect(errors({ ladders: { waiting_in_team } })).toEqual([
      "/ladders/waiting_in_team/0/after",
      "/ladders/waiting_in_team/2",
    ]);
  });

  it("warns of steps behind the end of a ladder, whatever order they are written in", () => {
    const customer_silent = [
      { after: "3h", do: "ask_once" },
      { after: "1h", do: "close" },
    ];
    expect(sentences({ ladders: { customer_silent } })).toEqual([
      "warning /ladders/customer_silent/0: ask_once never happens: close comes first and ends the ladder",
    ]);
  });

  it("warns of a supervisor who is nobody", () => {
    const ladders = { agent_silent: [{ after: "5m", do: "supervisor" }] };
    expect(sentences({ ladders })).toEqual([
      "warning /ladders/agent_silent/0: there is no supervisor: set /routing/supervisor_team",
    ]);
    expect(sentences({ ladders, routing: { supervisor_team: "bosses" } })).toEqual([]);
  });

  it("warns of a rule that comes too late", () => {
    const rules = [
      { topics: ["price", "payment"], team: "sales" },
      { team: "support" },
      { topics: ["price"], hours: "open", team: "vip" },
    ];
    expect(sentences({ routing: { rules } })).toEqual([
      "warning /routing/rules/2: never decides anything: whatever fits it fits /routing/rules/0 before",
    ]);
  });

  it("warns of a fall-back that was tried before", () => {
    const rules = [{ topics: ["price"], team: "sales", fallback: ["support", "sales", "support"] }];
    expect(findSettingsProblems({ routing: { rules } }).map(({ path }) => path)).toEqual([
      "/routing/rules/0/fallback/1",
      "/routing/rules/0/fallback/2",
    ]);
  });

  it("warns of words that cancel each other out", () => {
    expect(findSettingsProblems({ handoff: { words: ["Atendente já"], not_words: ["atendente ja"] } })).toMatchObject([
      { path: "/handoff/words/0", severity: "warning" },
    ]);
  });

  it("refuses characters that no database keeps", () => {
    const odd = { routing: { default_team: "a\u0000b", aliases: { "x\ud800": "sales", ok: "😀" } } };
    expect(errors(odd)).toEqual(["/routing/default_team", "/routing/aliases/x\ud800"]);
  });

  it("is asked of the sound rest when something else is wrong, with the places of the whole", () => {
    const waiting_in_team = [
      { after: "soon", do: "remind_team" },
      { after: "0s", do: "ticket" },
    ];
    expect(errors({ quiet_time_ms: 20_000, enabled: 1, ladders: { waiting_in_team } })).toEqual([
      "/enabled",
      "/ladders/waiting_in_team/0/after",
      "/quiet_time_ms",
      "/ladders/waiting_in_team/1/after",
    ]);
  });
});

describe("a stored document that this version would refuse", () => {
  it("is read as far as it is sound", () => {
    const settings = completeSettings({
      enabled: false,
      from_the_future: { x: 1 },
      hours: { source: "moon", time_zone: "UTC" },
      ladders: {
        customer_silent: [
          { after: "1h", do: "dance" },
          { after: "2h", do: "close" },
        ],
      },
    });
    expect(settings.enabled).toBe(false);
    expect(settings.hours).toMatchObject({ source: "chatwoot", time_zone: "UTC" });
    expect(settings.ladders.customer_silent).toEqual([{ after: "2h", do: "close" }]);
  });
});

describe("tools in a settings document", () => {
  const tool = (changes: object) => ({
    name: "stock",
    description: "How many are left",
    risk: "read",
    url: "https://a.test/{sku}",
    parameters: { sku: { type: "string" } },
    ...changes,
  });

  it("may call only hosts that are listed", () => {
    expect(errors({ tools: { hosts: ["a.test"], http: [tool({})] } })).toEqual([]);
    expect(errors({ tools: { http: [tool({})] } })).toEqual(["/tools/http/0/url"]);
  });

  it("have one name each, arguments they name, and schemas that are some", () => {
    const tools = {
      hosts: ["a.test"],
      http: [tool({}), tool({}), tool({ name: "b2", url: "https://a.test/{x}", parameters: { y: 3 } })],
    };
    expect(errors({ tools })).toEqual(["/tools/http/1/name", "/tools/http/2/url", "/tools/http/2/parameters"]);
  });

  it("have no name that a model knows already", () => {
    const tools = { hosts: ["a.test"], http: [tool({ name: "hand_off" })] };
    expect(errors({ tools })).toEqual(["/tools/http/0/name"]);
  });

  it("have no address that could be led elsewhere by an argument", () => {
    expect(errors({ tools: { http: [tool({ url: "https://{sku}.test/" })] } })).toContain("/tools/http/0/url");
    expect(errors({ tools: { http: [tool({ url: "http://a.test/{sku}" })] } })).toContain("/tools/http/0/url");
  });
});
