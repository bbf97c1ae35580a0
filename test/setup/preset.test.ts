import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { readYaml } from "../../plugin/core/settings/yaml-document.ts";
import { emptyPreset, loadPreset } from "../../plugin/setup/preset/preset.ts";
import { completePreset, findPresetProblems, settingsFor } from "../../plugin/setup/preset/problems.ts";

async function aFile(text: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "baton-preset-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(path.join(folder, "setup.yaml"), text);
  return path.join(folder, "setup.yaml");
}

const sentences = (document: unknown) =>
  findPresetProblems(document).map(({ severity, path: place, message }) => `${severity} ${place} ${message}`);

describe("a set-up", () => {
  it("is found by the name of an example", async () => {
    const preset = await loadPreset("shop");
    expect(preset.bot).toBe("Aurora");
    expect(preset.teams.map(({ name }) => name)).toContain("suporte");
  });

  it("is read from a file, YAML or JSON, with every default filled in", async () => {
    expect(await loadPreset(await aFile("bot: Nova\nteams: [{ name: sales }]"))).toMatchObject({
      bot: "Nova",
      teams: [{ name: "sales", description: "" }],
      inboxes: {},
    });
    expect(await loadPreset(await aFile('{"settings": {"enabled": false}}'))).toEqual({
      ...emptyPreset,
      settings: { enabled: false },
    });
  });

  it("that is not there is answered with the examples that are", async () => {
    await expect(loadPreset("shopp")).rejects.toThrow(/There is no set-up file at shopp; examples are: .*shop/);
  });

  it("is refused with every problem and its line", async () => {
    const file = await aFile("bots: x\nsettings:\n  quiet_time_ms: 5\n  hours:\n    source: moon\n");
    await expect(loadPreset(file)).rejects.toThrow(
      /has 2 problem\(s\):\n- line 1: \/bots there is no such part; did you mean bot\?\n- line 5: \/settings\/hours\/source must be/,
    );
  });

  it("that is no YAML is refused with the line", async () => {
    await expect(loadPreset(await aFile("bot: [a\nteams: {"))).rejects.toThrow(/setup\.yaml:\d+ is not YAML/);
  });

  it("that multiplies itself is refused", () => {
    const levels = Array.from(
      { length: 12 },
      (_, nr) => `a${nr + 1}: &a${nr + 1} [${Array(9).fill(`*a${nr}`).join(", ")}]`,
    );
    expect(() => readYaml(["a0: &a0 [x]", ...levels].join("\n"), "bomb.yaml")).toThrow(
      "bomb.yaml refers to itself too often",
    );
  });
});

describe("the settings of an inbox", () => {
  const preset = {
    settings: { quiet_time_ms: 1000, hours: { source: "own", time_zone: "UTC" } },
    inboxes: { WhatsApp: { quiet_time_ms: 4000, hours: { time_zone: "America/Recife" } } },
  };

  it("are the common ones", () => {
    expect(settingsFor(preset, "Site")).toEqual(preset.settings);
    expect(settingsFor(preset, "constructor")).toEqual(preset.settings);
  });

  it("with what the inbox has different", () => {
    expect(settingsFor(preset, "WhatsApp")).toEqual({
      quiet_time_ms: 4000,
      hours: { source: "own", time_zone: "America/Recife" },
    });
  });

  it("are judged together, and each problem is told once, where it comes from", () => {
    const document = {
      settings: { quiet_time_ms: 8000, hours: { time_zone: "Mars" } },
      inboxes: { "E-mail / loja": { quiet_time_max_ms: 7000, enabled: 1 } },
    };
    expect(findPresetProblems(document).map(({ path: place }) => place)).toEqual([
      "/settings/hours/time_zone",
      "/inboxes/E-mail ~1 loja/enabled",
      "/inboxes/E-mail ~1 loja/quiet_time_max_ms",
    ]);
  });
});

describe("names", () => {
  it("of teams and labels that the file does not make are warned of", () => {
    const document = {
      teams: [{ name: "Sales" }],
      labels: [{ title: "bot" }],
      settings: { routing: { default_team: "sales", supervisor_team: "boss" }, handoff: { labels: ["bot", "vip"] } },
    };
    expect(sentences(document)).toEqual([
      "warning /settings/routing/supervisor_team this file makes no team boss; Chatwoot must have it already",
      "warning /settings/handoff/labels/1 this file makes no label vip; Chatwoot must have it already",
    ]);
  });

  it("are Chatwoot's business where the file makes none", () => {
    expect(sentences({ settings: { routing: { default_team: "sales" } } })).toEqual([]);
  });
});

it("does not change what it was given", () => {
  const document = {};
  completePreset(document);
  expect(document).toEqual({});
});
