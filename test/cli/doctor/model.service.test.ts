import { expect, it } from "vitest";
import { runAll } from "../../../plugin/cli/doctor/finding.ts";
import { modelChecks } from "../../../plugin/cli/doctor/model.ts";
import { loadConfig } from "../../../plugin/config.ts";
import { malformed, status, text, truncated } from "../../fakes/scripted-answer.ts";
import { useScriptedModel } from "../../fakes/scripted-model.ts";

const scripted = useScriptedModel();
const examine = async (env: Readonly<Record<string, string>>) => runAll(await modelChecks(loadConfig(env)));
const configured = () => ({ OPENAI_MODEL: "gpt-test", OPENAI_BASE_URL: scripted.url });

it("is content without a model", async () => {
  expect(await examine({})).toMatchObject([{ verdict: "ok", sentence: "none is configured: the rules answer" }]);
});

it("wonders about a key that nothing uses", async () => {
  const [finding] = await examine({ OPENAI_API_KEY: "sk-1" });
  expect(finding).toMatchObject({ verdict: "warning", sentence: expect.stringMatching(/name one in OPENAI_MODEL/) });
});

it.each([text("ok"), truncated("")])("says that a model answers, however far it comes", async (answer) => {
  scripted.reply(answer);
  const [finding] = await examine(configured());
  expect(finding).toMatchObject({ verdict: "ok", sentence: expect.stringMatching(/gpt-test answers, in \d+ ms/) });
});

it("asks both providers", async () => {
  scripted.reply(text("ok"));
  const found = await examine({ ...configured(), FALLBACK_MODEL: "llama", FALLBACK_BASE_URL: "http://127.0.0.1:1/v1" });
  expect(found.map(({ verdict }) => verdict)).toEqual(["ok", "failure"]);
  expect(found[1]?.sentence).toMatch(/second provider: no connection; check the base URL/);
});

it.each([
  ["a wrong key", status(401), /check the API key/],
  ["a wrong name", status(404), /check the name of the model/],
  ["a page of a proxy", malformed(), /could not be read/],
])("names the cure for %s", async (_what, fault, cure) => {
  scripted.reply(fault);
  const [finding] = await examine(configured());
  expect(finding).toMatchObject({ verdict: "failure", sentence: expect.stringMatching(cure) });
});
