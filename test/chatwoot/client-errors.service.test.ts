import { describe, expect, it } from "vitest";
import { ChatwootError } from "../../plugin/errors.ts";
import { aClient, aMessage, type Reply, startFake, TOKEN } from "./client-fake-server.ts";

/** Calls once with a class that is not repeated, so that each table row is one request. */
async function failureOf(reply: Reply): Promise<ChatwootError> {
  const fake = await startFake([reply]);
  const error = await aClient(fake.url)
    .messages.create(4711, { content: "words of a customer" })
    .catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ChatwootError);
  return error as ChatwootError;
}

describe("refusals say what the administrator must do", () => {
  it.each([
    [
      "Access to this endpoint is not authorized for bots",
      "not_for_bots",
      /needs a user token: set CHATWOOT_USER_TOKEN/,
    ],
    ["Invalid Access Token", "unknown_token", /does not know this access token/],
    ["Bot is not authorized to access this account", "other_account", /belongs to another account than 3/],
    ["You are not authorized to access this account", "other_account", /not in account 3/],
    ["You are not authorized to do this action", "not_for_role", /access token of an administrator/],
    ["Account is suspended", "account_suspended", /super admin/],
  ])("401 %s", async (error, reason, text) => {
    const failure = await failureOf({ status: 401, body: { error } });
    expect(failure).toMatchObject({
      code: "chatwoot_unauthorized",
      reason,
      status: 401,
      outcome: "not_done",
      retryable: false,
    });
    expect(failure.message).toMatch(text);
  });

  it("401 without any token", async () => {
    const errors = ["You need to sign in or sign up before continuing."];
    expect(await failureOf({ status: 401, body: { errors } })).toMatchObject({
      reason: "unknown_token",
      message: expect.stringContaining("Api-Access-Token"),
    });
  });

  it("403 of a plan without the API", async () => {
    const body = { error: "API access is not enabled for this account" };
    expect(await failureOf({ status: 403, body })).toMatchObject({
      code: "chatwoot_unauthorized",
      reason: "no_api_access",
    });
  });
});

describe("other statuses", () => {
  it("404 of a record", async () => {
    const failure = await failureOf({ status: 404, body: { error: "Resource could not be found" } });
    expect(failure).toMatchObject({ code: "chatwoot_not_found", outcome: "not_done" });
    expect(failure.message).toBe("Chatwoot has no such record (POST /api/v1/accounts/:id/conversations/:id/messages)");
  });

  it("404 of an address", async () => {
    expect((await failureOf({ status: 404, body: "<html>" })).message).toMatch(
      /version lacks it, or CHATWOOT_BASE_URL/,
    );
  });

  it("422 with Chatwoot's own sentence", async () => {
    const body = { message: "Title has already been taken", attributes: ["title"] };
    const failure = await failureOf({ status: 422, body });
    expect(failure).toMatchObject({ code: "chatwoot_rejected", outcome: "not_done", retryable: false });
    expect(failure.message).toMatch(/: Title has already been taken$/);
  });

  it.each(["Validation failed: Content attributes contains invalid keys", "param is missing or the value is empty: x"])(
    "422 %s is certain",
    async (error) => {
      expect(await failureOf({ status: 422, body: { error } })).toMatchObject({ outcome: "not_done" });
    },
  );

  it("422 of a create may hide a failure after the insert", async () => {
    const body = { error: "Error connecting to Redis on redis:6379" };
    expect(await failureOf({ status: 422, body })).toMatchObject({ code: "chatwoot_rejected", outcome: "maybe_done" });
  });

  it("422 of the flood limit can be sent again in a minute", async () => {
    const failure = await failureOf({ status: 422, body: { error: "Validation failed: Too many messages" } });
    expect(failure).toMatchObject({
      code: "chatwoot_throttled",
      outcome: "not_done",
      retryable: true,
      retryAfterMs: 60_000,
    });
  });

  it("301 names the address to use, without following it", async () => {
    const failure = await failureOf({ status: 301, headers: { location: "https://chat.example.com/api/v1/x" } });
    expect(failure).toMatchObject({ code: "chatwoot_rejected", outcome: "not_done" });
    expect(failure.message).toMatch(/redirects to https:\/\/chat\.example\.com: set CHATWOOT_BASE_URL/);
  });

  it("413 points at the proxy", async () => {
    expect((await failureOf({ status: 413, body: "<html>" })).message).toMatch(/size limit of the proxy/);
  });
});

describe("what became of a message whose creation failed", () => {
  it.each([
    [429, "chatwoot_throttled", "not_done"],
    [500, "chatwoot_unavailable", "maybe_done"],
    [502, "chatwoot_unavailable", "unknown"],
    [503, "chatwoot_unavailable", "unknown"],
    [504, "chatwoot_unavailable", "unknown"],
    [522, "chatwoot_unavailable", "unknown"],
    [408, "chatwoot_unavailable", "unknown"],
  ])("%i is %s, %s", async (status, code, outcome) => {
    expect(await failureOf({ status, body: "" })).toMatchObject({ code, outcome, status, retryable: true });
  });

  it.each([
    ["cut off", '{"id": 91', "chatwoot_unavailable"],
    ["a web page", "<!DOCTYPE html><title>Chatwoot</title>", "chatwoot_rejected"],
    ["of another shape", "[1]", "chatwoot_rejected"],
  ])("a 200 that is %s may have stored it", async (_what, body, code) => {
    expect(await failureOf({ body })).toMatchObject({ code, outcome: "maybe_done", status: 200 });
  });
});

describe("errors hold nothing that must stay private", () => {
  it("shortens a web page to its title", async () => {
    const page = `<html><head><title>502 Bad Gateway</title></head>${"x".repeat(9000)}</html>`;
    const failure = await failureOf({ status: 500, body: page });
    expect(failure.message).toContain('a web page titled "502 Bad Gateway"');
    expect(failure.message.length).toBeLessThan(400);
  });

  it("masks addresses and numbers, and keeps token, body and ids out, causes included", async () => {
    const error = "maria@example.com and +55 11 98888-7777 already taken";
    const failure = await failureOf({ status: 422, body: { error } });
    const all = `${failure.message} ${failure.stack} ${JSON.stringify(failure)} ${String(failure.cause)}`;
    expect(failure.message).toContain("[e-mail] and [number] already taken");
    for (const secret of [TOKEN, "words of a customer", "4711", "maria"]) expect(all).not.toContain(secret);
  });

  it("cuts long sentences", async () => {
    const failure = await failureOf({ status: 422, body: { error: "y".repeat(5000) } });
    expect(failure.message.length).toBeLessThan(350);
  });
});

it("takes a list for a list only", async () => {
  const fake = await startFake([{ body: { payload: { id: 1 } } }, { body: [{ id: 1 }] }, { body: { payload: [] } }]);
  const { teams } = aClient(fake.url);
  await expect(teams.list()).rejects.toMatchObject({ code: "chatwoot_rejected", outcome: "not_done" });
  expect(await teams.list()).toEqual([{ id: 1 }]);
  expect(await teams.list()).toEqual([]);
});

it("answers with the message when all is well", async () => {
  const fake = await startFake([{ body: aMessage({ id: 5 }) }]);
  expect(await aClient(fake.url).messages.create(1, { content: "x" })).toMatchObject({ id: 5 });
});
