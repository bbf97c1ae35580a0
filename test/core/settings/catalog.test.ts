import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { isJsonObject } from "../../../plugin/core/json.ts";
import { formSchema, listSettings } from "../../../plugin/core/settings/catalog.ts";
import { valueAt } from "../../../plugin/core/settings/json-pointer.ts";
import { defaultSettings } from "../../../plugin/core/settings/settings.ts";

const entries = listSettings();

describe("the list of settings", () => {
  it("describes every one of them", () => {
    expect(entries.filter(({ description }) => description.trim() === "").map(({ name }) => name)).toEqual([]);
  });

  it("has every default there is", () => {
    const leaves = (value: unknown, path: string): readonly string[] =>
      isJsonObject(value) && path !== "routing.aliases"
        ? Object.entries(value).flatMap(([key, inner]) => leaves(inner, path ? `${path}.${key}` : key))
        : [path];
    const listed = entries.filter(({ name, isSection }) => !isSection && !name.includes("[]")).map(({ name }) => name);
    expect(listed.sort()).toEqual([...leaves(defaultSettings, "")].sort());
  });

  it("puts each below its section, with a title and a kind in words", () => {
    expect(entries.find(({ name }) => name === "hours.weekly[].from")).toMatchObject({
      section: "hours",
      title: "From",
      kind: "text like `09:00`",
      isRequired: true,
    });
    expect(entries.find(({ name }) => name === "quiet_time_ms")).toMatchObject({
      section: null,
      title: "Quiet time (ms)",
      kind: "number 0 to 60000",
      standard: 1500,
    });
  });
});

describe("the schema for forms", () => {
  it("says of every setting how to show it, where and in which order", () => {
    expect(valueAt(formSchema(), "/properties/ladders/properties/agent_silent/ui")).toEqual({
      group: "ladders",
      widget: "ladder",
      order: 2,
    });
    const withoutHints = JSON.stringify(formSchema(), (key, value) =>
      isJsonObject(value) && "description" in value && key !== "properties" && !("ui" in value) ? "MISSING" : value,
    );
    expect(withoutHints).not.toContain("MISSING");
  });

  it("is still a schema, with the same defaults", () => {
    const validate = new Ajv({ useDefaults: true, strictTypes: false, keywords: ["ui"] }).compile(formSchema());
    const settings = {};
    expect(validate(settings)).toBe(true);
    expect(settings).toEqual(defaultSettings);
  });
});
