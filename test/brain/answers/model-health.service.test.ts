import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import { createModelHealthStore } from "../../../plugin/db/model-health-store.ts";
import { useTestDatabase } from "../../helpers/test-database.ts";

const database = useTestDatabase();
/** Two processes on one database. */
const here = () => createModelHealthStore(database.db);
const there = here;

let provider = "";
beforeEach(() => {
  provider = randomUUID();
});

const failTimes = async (times: number) => {
  for (let done = 0; done < times; done += 1) await here().failed(provider);
};
const endRest = () =>
  database
    .db("model_health")
    .where({ provider })
    .update({ resting_until: database.db.raw("now() - interval '1 second'") });

it("lets a provider be asked that nobody knows anything about", async () => {
  expect(await here().mayTry(provider)).toBe(true);
  expect(await here().isResting(provider)).toBe(false);
});

it("leaves a provider alone in every process after five failures in a row", async () => {
  await failTimes(4);
  expect(await there().mayTry(provider)).toBe(true);
  await failTimes(1);
  expect(await there().mayTry(provider)).toBe(false);
  expect(await there().isResting(provider)).toBe(true);
});

it("counts from the start again once it has worked", async () => {
  await failTimes(4);
  await there().worked(provider);
  await failTimes(4);
  expect(await here().mayTry(provider)).toBe(true);
});

it("lets one of many test the water when the rest is over", async () => {
  await failTimes(5);
  await endRest();
  const allowed = await Promise.all(Array.from({ length: 8 }, () => there().mayTry(provider)));
  expect(allowed.filter(Boolean)).toHaveLength(1);
});

it("opens for all when that one was answered, and rests again when it was not", async () => {
  await failTimes(5);
  await endRest();
  await here().mayTry(provider);
  await here().failed(provider);
  expect(await there().mayTry(provider)).toBe(false);
  await endRest();
  await here().mayTry(provider);
  await here().worked(provider);
  expect(await there().mayTry(provider)).toBe(true);
});
