import { expect, it } from "vitest";
import { openModel } from "../../../plugin/compose/model.ts";
import { loadConfig } from "../../../plugin/config.ts";
import { openStores } from "../../../plugin/db/stores.ts";
import { createLogger } from "../../../plugin/telemetry/logger.ts";
import { createMetrics } from "../../../plugin/telemetry/metrics.ts";
import { text } from "../../fakes/scripted-answer.ts";
import { useScriptedModel } from "../../fakes/scripted-model.ts";
import { aModelCall } from "../../helpers/model-parts.ts";
import { SECRET_KEY } from "../../helpers/running-baton.ts";
import { useTestDatabase } from "../../helpers/test-database.ts";

const database = useTestDatabase();
const scripted = useScriptedModel();
const { signal } = new AbortController();
const metrics = createMetrics();

const open = (env: Readonly<Record<string, string>>) =>
  openModel({
    config: loadConfig(env),
    stores: openStores(database.db, SECRET_KEY),
    metrics,
    log: createLogger({ level: "silent" }),
    now: Date.now,
  });

it("opens nothing as long as no model is named", async () => {
  expect(await open({ OPENAI_API_KEY: "sk-1" })).toBeNull();
});

it("offers vectors and ears only where a model is named for them", async () => {
  const env = { OPENAI_MODEL: "gpt-test", OPENAI_BASE_URL: scripted.url };
  expect(await open(env)).not.toHaveProperty("transcribe");
  expect(await open({ ...env, TRANSCRIPTION_MODEL: "hear" })).toHaveProperty("transcribe");
  expect(await open({ ...env, EMBEDDINGS_MODEL: "embed" })).toHaveProperty("embed");
});

it("counts calls, and tells the operator once that a budget is nearly and then wholly spent", async () => {
  scripted.otherwise(text("Sim.", { input: 80, output: 10 }));
  const access = await open({ OPENAI_MODEL: "gpt-test", OPENAI_BASE_URL: scripted.url });
  const settings = { model: { budget: { inbox_tokens: 320, contact_tokens: 320 } } };
  const call = aModelCall({ maxTokens: 16, settings });
  const outcomes: unknown[] = [];
  for (let asked = 0; asked < 5; asked += 1) {
    outcomes.push(
      await access?.ask(call, signal).then(
        () => "answered",
        (error: { code: string }) => error.code,
      ),
    );
  }
  expect(outcomes).toEqual(["answered", "answered", "answered", "budget_spent", "budget_spent"]);
  expect((await database.db("tickets").orderBy("id")).map(({ title, kind }) => [kind, title])).toEqual([
    ["incident", "Four fifths of a model budget are used for this month"],
    ["incident", "A model budget is spent for this month: the rules answer now"],
  ]);
  const counted = await metrics.registry.metrics();
  expect(counted).toMatch(/baton_model_seconds_count\{task="answer",outcome="budget_spent"\} 2/);
  expect(counted).toMatch(/baton_model_tokens_total\{direction="input"\} 240/);
});
