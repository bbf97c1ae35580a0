import { expect, it } from "vitest";
import { ConfigInvalid } from "../../plugin/errors.ts";
import { aClient, aMessage, startFake, TOKEN } from "./client-fake-server.ts";

it("posts a message to the account's conversation, with the token in the header that nginx lets through", async () => {
  const fake = await startFake([{ body: aMessage() }]);
  const message = await aClient(fake.url).messages.create(7, {
    content: "Hello",
    content_attributes: { baton: { effect: "e-1" } },
  });
  expect(message.id).toBe(9101);
  expect(fake.seen).toHaveLength(1);
  const [request] = fake.seen;
  expect(request).toMatchObject({ method: "POST", path: "/api/v1/accounts/3/conversations/7/messages" });
  expect(request?.headers).toMatchObject({
    "api-access-token": TOKEN,
    "content-type": "application/json",
    "user-agent": "Baton",
  });
  expect(JSON.parse(request?.body ?? "")).toEqual({
    content: "Hello",
    content_attributes: { baton: { effect: "e-1" } },
  });
});

it("sends files as multipart, with objects as JSON strings", async () => {
  const fake = await startFake([{ body: aMessage() }]);
  const attachments = [{ name: "note.txt", contentType: "text/plain", data: new TextEncoder().encode("inside") }];
  await aClient(fake.url).messages.create(7, {
    content: "see",
    content_attributes: { baton: { effect: "e" } },
    attachments,
  });
  const [request] = fake.seen;
  expect(request?.headers["content-type"]).toMatch(/^multipart\/form-data; boundary=/);
  expect(request?.body).toContain('name="attachments[]"; filename="note.txt"');
  expect(request?.body).toContain("inside");
  expect(request?.body).toContain('{"baton":{"effect":"e"}}');
});

it("writes lists in a query the way Rails reads them and leaves out what is not set", async () => {
  const fake = await startFake([{ body: { data: { meta: {}, payload: [] } } }]);
  await aClient(fake.url).conversations.list({ status: "pending", labels: ["a b", "c"], updated_within: 60 });
  expect(fake.seen[0]?.path).toBe(
    "/api/v1/accounts/3/conversations?status=pending&labels%5B%5D=a+b&labels%5B%5D=c&updated_within=60",
  );
});

it("cannot be led to another address by what is put into a path", async () => {
  const fake = await startFake([{ body: { id: 1, slug: "x" } }]);
  await aClient(fake.url).portals.get("../../profile?x=1");
  expect(fake.seen[0]?.path).toBe("/api/v1/accounts/3/portals/..%2F..%2Fprofile%3Fx%3D1");
});

it("sends no token to the public API and to the version address", async () => {
  const fake = await startFake([{ body: { source_id: "s", id: 1 } }, { body: { version: "4.16.2" } }]);
  const chatwoot = aClient(fake.url);
  await chatwoot.publicApi("abc").contacts.create({ name: "Maria" });
  await chatwoot.installation.version();
  expect(fake.seen.map(({ path }) => path)).toEqual(["/public/api/v1/inboxes/abc/contacts", "/api"]);
  for (const { headers } of fake.seen) expect(headers["api-access-token"]).toBeUndefined();
});

it("shares the connection, but not the token, with the clients made from it", async () => {
  const fake = await startFake([{ body: aMessage() }]);
  const bot = aClient(fake.url);
  const user = bot.withToken("user-token");
  await user.messages.create(7, { content: "x" });
  await bot.messages.create(7, { content: "x" });
  expect(fake.seen.map(({ headers }) => headers["api-access-token"])).toEqual(["user-token", TOKEN]);
  expect(user.breaker).toBe(bot.breaker);
});

it("logs one line for each call, without ids, tokens or texts", async () => {
  const fake = await startFake([{ status: 500, body: { error: "secret words" } }, { body: { payload: ["vip"] } }]);
  const lines: [object, string][] = [];
  const chatwoot = aClient(fake.url, { log: { debug: (fields, message) => lines.push([fields, message]) } });
  await chatwoot.conversations.setLabels(4711, ["vip"]);
  expect(lines).toEqual([
    [
      {
        method: "POST",
        path: "/api/v1/accounts/:id/conversations/:id/labels",
        status: 200,
        ms: expect.any(Number),
        tries: 2,
      },
      "chatwoot call",
    ],
  ]);
});

it("tells of each call, also of a failed one", async () => {
  const fake = await startFake([{ status: 404, body: { error: "Resource could not be found" } }]);
  const records: object[] = [];
  const chatwoot = aClient(fake.url, { onCall: (record) => records.push(record) });
  await expect(chatwoot.conversations.get(1)).rejects.toThrow();
  expect(records).toEqual([expect.objectContaining({ method: "GET", status: 404, tries: 1 })]);
});

it("takes an answer without a body where Chatwoot gives none", async () => {
  const fake = await startFake([{ body: "" }, { body: " " }, { body: "null" }]);
  const { conversations } = aClient(fake.url);
  await conversations.togglePriority(1, "high");
  await conversations.toggleTyping(1, { on: true });
  expect(await conversations.assign(1, { assignee_id: 99 })).toBeNull();
});

it("never shows the token and websocket key that come with a profile", async () => {
  const profile = { id: 1, name: "A", email: "a@b.c", accounts: [], access_token: "x", pubsub_token: "y" };
  const fake = await startFake([{ body: profile }]);
  expect(await aClient(fake.url).profile.get()).toEqual({ id: 1, name: "A", email: "a@b.c", accounts: [] });
});

it.each([
  "https://chat.example.com/app/accounts/1/dashboard",
  "https://chat.example.com/",
  " https://chat.example.com",
])("understands the pasted address %s", (pasted) => {
  expect(aClient(pasted).host).toBe("chat.example.com");
});

it.each(["chat.example.com", "", "ftp://chat.example.com"])("refuses %j as an address", (text) => {
  expect(() => aClient(text)).toThrow(ConfigInvalid);
});

it.each([0, -1, 1.5, Number.NaN])("refuses %s as an account", (accountId) => {
  expect(() => aClient("http://localhost", { accountId })).toThrow(/CHATWOOT_ACCOUNT_ID/);
});
