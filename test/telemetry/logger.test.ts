import { Ajv } from "ajv";
import axios, { AxiosError } from "axios";
import { describe, expect, it } from "vitest";
import { ChatwootUnavailable, ConfigInvalid, StoreUnavailable } from "../../plugin/errors.ts";
import { createLogger, type Logger } from "../../plugin/telemetry/logger.ts";

const CANARY = "canary 4111-1111 marina@example.com";

/** The lines a logger writes, each as an object. */
function written(act: (log: Logger) => void): readonly Record<string, unknown>[] {
  const lines: string[] = [];
  act(createLogger({ level: "trace", destination: { write: (line) => void lines.push(line) } }));
  return lines.map((line) => JSON.parse(line));
}

function expectNoCanary(act: (log: Logger) => void): void {
  const lines = written(act);
  expect(lines).not.toEqual([]);
  expect(JSON.stringify(lines)).not.toContain("canary");
}

/** An error as PostgreSQL's driver gives it and knex passes it on: the statement before the server's own words. */
function databaseError(serverSays: string, statement = "insert into contacts (name) values ($1)") {
  const error = new Error(serverSays);
  error.message = `${statement} - ${serverSays}`;
  return Object.assign(error, {
    name: "error",
    severity: "ERROR",
    routine: "pg_strtoint64",
    code: "22P02",
    detail: `Failing row contains (1, ${CANARY}).`,
    where: `unnamed portal parameter $1 = '${CANARY}'`,
    table: "contacts",
  });
}

const PRIVATE = [
  ["text", "content", "body", "payload", "prompt", "message", "messages", "summary", "instruction", "recap", "subject"],
  ["name", "email", "phone", "phone_number", "phoneNumber", "identifier", "attributes", "custom_attributes"],
  ["token", "access_token", "api_access_token", "botToken", "userToken", "urlToken", "secret", "botSecret"],
  ["password", "authorization", "Authorization", "cookie", "headers", "Api-Access-Token", "apiKey", "api_key"],
].flat();

describe("a log line", () => {
  it.each(PRIVATE)("never shows a field named %s, however deep", (key) => {
    let value: unknown = { [key]: CANARY, id: 7 };
    for (const shell of ["a", "b", "c", "d", "e", "f"]) {
      expectNoCanary((log) => log.info({ shell: value }, "seen"));
      expectNoCanary((log) => log.info(value, "seen"));
      value = shell === "c" ? [value] : { [shell]: value };
    }
  });

  it.each(PRIVATE)("never shows a field named %s that a child logger carries along", (key) => {
    expectNoCanary((log) =>
      log
        .child({ [key]: CANARY })
        .child({ of: { [key]: [CANARY] } })
        .info("seen"),
    );
  });

  it("shows the facts", () => {
    const facts = {
      connectionId: "c1",
      conversationId: 12,
      kind: "say",
      ms: 3,
      effects: 2,
      ids: [1, 2],
      done: true,
      at: null,
    };
    expect(written((log) => log.info(facts, "settled"))).toEqual([
      { level: 30, time: expect.any(String), ...facts, msg: "settled" },
    ]);
  });

  it("shows how many there are of what it does not show", () => {
    const counts = { messages: 3, tokens: 512, emails: 2, phone: 5_511_900_000_000 };
    expect(written((log) => log.info(counts, "seen"))).toMatchObject([{ ...counts, phone: "[private]" }]);
    expectNoCanary((log) => log.info({ messages: [CANARY], emails: CANARY, secrets: { a: CANARY } }, "seen"));
  });

  it("shows that something private was there", () => {
    expect(written((log) => log.info({ customer: { name: CANARY, id: 3 } }, "seen"))).toMatchObject([
      { customer: { name: "[private]", id: 3 } },
    ]);
  });

  it("survives what has no end and what is no JSON", () => {
    const round: Record<string, unknown> = { id: 1 };
    round.self = round;
    const lines = written((log) => {
      log.info({ round }, "seen");
      log.info({ big: 2n ** 70n, none: undefined, when: new Date(0), act: () => 1, set: new Set([CANARY]) }, "seen");
      log.info({ bytes: Buffer.from(CANARY) }, "seen");
    });
    expect(lines).toHaveLength(3);
    expect(JSON.stringify(lines)).not.toContain("canary");
    expect(lines[1]).toMatchObject({ when: "1970-01-01T00:00:00.000Z" });
  });
});

describe("an error in the log", () => {
  it("shows its type, its code, where it came from and what caused it", () => {
    const cause = new ConfigInvalid("PORT must be a number");
    const [line] = written((log) => log.warn({ err: new StoreUnavailable("no room", { cause }) }, "failed"));
    expect(line?.err).toMatchObject({
      type: "StoreUnavailable",
      code: "store_unavailable",
      message: "no room",
      stack: expect.stringMatching(/^ {4}at .+logger\.test\.ts/),
      cause: { type: "ConfigInvalid", message: "PORT must be a number" },
    });
  });

  it.each([
    ["a value it could not read", `invalid input syntax for type bigint: "${CANARY}"`],
    ["a value with quotes in it", `invalid input syntax for type json: "He said "hi" to ${CANARY}"`],
    ["a value with a dash in it", `invalid input syntax for type json: "a - ${CANARY}"`],
    ["a value of several lines", `invalid input syntax for type json: "first\n${CANARY}\n    at last"`],
  ])("of the database does not repeat %s", (_what, serverSays) => {
    expectNoCanary((log) => log.error({ err: databaseError(serverSays) }, "failed"));
  });

  it("of the database does not repeat the statement, should its values be in it", () => {
    const statement = `insert into "contacts" ("name") values ('${CANARY}')`;
    expectNoCanary((log) => log.error({ err: databaseError("deadlock detected", statement) }, "failed"));
    expectNoCanary((log) => log.error({ err: databaseError('relation "x" is gone', statement) }, "failed"));
  });

  it("of the database still says what happened, and to what", () => {
    const [line] = written((log) => log.error({ err: databaseError("deadlock detected") }, "failed"));
    expect(line?.err).toMatchObject({ message: "deadlock detected", code: "22P02", table: "contacts" });
  });

  it("of an HTTP call repeats neither the request nor the answer", async () => {
    const config = {
      url: `http://127.0.0.1:9/${CANARY}`,
      headers: { Authorization: CANARY },
      data: { content: CANARY },
    };
    const refused: unknown = await axios.post(config.url, config.data, { headers: config.headers }).catch((err) => err);
    expectNoCanary((log) => log.error({ err: refused }, "failed"));
    expectNoCanary((log) => log.error({ err: new ChatwootUnavailable("no answer", { cause: refused }) }, "failed"));
    const answer = {
      status: 422,
      statusText: "",
      headers: {},
      config: axios.create().defaults,
      data: { error: CANARY },
    };
    const rejected = new AxiosError("Request failed with status code 422", "ERR_BAD_REQUEST");
    expectNoCanary((log) => log.error({ err: Object.assign(rejected, { config, response: answer }) }, "failed"));
  });

  it("of a schema repeats nothing of the value", () => {
    const validate = new Ajv({ allErrors: true, verbose: true }).compile({
      type: "object",
      properties: { content: { type: "integer" }, plan: { enum: ["gold"] } },
      additionalProperties: false,
    });
    validate({ content: CANARY, plan: CANARY, [CANARY]: 1 });
    expectNoCanary((log) => log.warn({ problems: validate.errors }, "refused"));
    expectNoCanary((log) =>
      log.warn({ err: Object.assign(new Error("invalid"), { errors: validate.errors }) }, "refused"),
    );
  });

  it.each<[string, () => unknown]>([
    ["what was to be read as JSON", () => JSON.parse(`${CANARY} {`)],
    ["what was to be read as JSON, after other text", () => JSON.parse(`{"a": ${CANARY}}`)],
    ["what was taken for an object", () => Reflect.apply(Reflect.get, null, [CANARY, "a"])],
    ["what was to be changed", () => Object.assign(Object.freeze([CANARY]), [1])],
    ["a property of a text", () => Object.defineProperty(Object(CANARY), "0", { value: 1 })],
    ["a text that was searched like an object", () => "a" in JSON.parse(JSON.stringify(CANARY))],
    ["a text that is no number", () => BigInt(CANARY)],
  ])("does not repeat %s", (_what, fail) => {
    expectNoCanary((log) => {
      try {
        fail();
        throw new Error("This was meant to fail");
      } catch (err) {
        expect(err).not.toMatchObject({ message: "This was meant to fail" });
        log.error({ err }, "failed");
      }
    });
  });

  it("is described wherever it stands in the line", () => {
    const err = databaseError(`invalid input syntax for type json: "${CANARY}"`);
    expectNoCanary((log) => log.error({ error: err, deep: { reasons: [err] } }, "failed"));
    expectNoCanary((log) => log.child({ err }).error("failed"));
    expectNoCanary((log) => log.error({ err: new StoreUnavailable("no room", { cause: err }) }, "failed"));
  });

  it("does not become the message of a line that has none", () => {
    const err = databaseError(`invalid input syntax for type json: "${CANARY}"`);
    expectNoCanary((log) => log.error(err));
    expectNoCanary((log) => log.error({ err }));
    expectNoCanary((log) => log.error(err, "failed"));
  });

  it("may be no error at all, or cause itself", () => {
    const round = new Error("round");
    round.cause = round;
    expectNoCanary((log) => log.error({ err: CANARY }, "failed"));
    expectNoCanary((log) => log.error({ err: { reason: { text: CANARY } } }, "failed"));
    expect(written((log) => log.error({ err: round }, "failed"))).toHaveLength(1);
  });
});
