import { expect, it } from "vitest";
import { aClient, aMessage, answer, hang, reset, startFake } from "./client-fake-server.ts";

const send = (baseUrl: string, timeoutMs = 2000) =>
  aClient(baseUrl, { timeoutMs })
    .messages.create(7, { content: "x" })
    .catch((thrown: unknown) => thrown);

it("knows that nothing was sent when nobody listens", async () => {
  const fake = await startFake([]);
  fake.stop();
  expect(await send(fake.url)).toMatchObject({
    code: "chatwoot_unavailable",
    outcome: "not_done",
    message: `Nothing listens at 127.0.0.1:${fake.port}: start Chatwoot, or correct CHATWOOT_BASE_URL`,
  });
});

it("knows that nothing was sent when the host has no address", async () => {
  expect(await send("http://no-such-host.invalid")).toMatchObject({
    code: "chatwoot_unavailable",
    outcome: "not_done",
    message: expect.stringContaining("no-such-host.invalid"),
  });
});

it("knows that nothing was sent when the other side speaks no TLS", async () => {
  const fake = await startFake([{ body: aMessage() }]);
  expect(await send(fake.url.replace("http:", "https:"))).toMatchObject({ outcome: "not_done" });
  expect(fake.seen).toHaveLength(0);
});

it("does not know what became of a message without an answer", async () => {
  const fake = await startFake([hang]);
  expect(await send(fake.url, 100)).toMatchObject({
    code: "chatwoot_unavailable",
    outcome: "unknown",
    message: expect.stringMatching(/did not answer POST .* within 100 ms/),
  });
});

it("does not wait for ever for an answer that drips", async () => {
  const fake = await startFake([
    (response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write(" "), 20);
      response.on("close", () => clearInterval(drip));
    },
  ]);
  expect(await send(fake.url, 200)).toMatchObject({ outcome: "unknown" });
});

it("does not know what became of a message whose connection broke before the answer", async () => {
  const fake = await startFake([reset]);
  expect(await send(fake.url)).toMatchObject({
    outcome: "unknown",
    message: expect.stringContaining("broke the connection"),
  });
  expect(fake.seen).toHaveLength(1);
});

it("does not know what became of a message whose connection broke within the answer", async () => {
  const fake = await startFake([
    (response) => {
      response.writeHead(200, { "content-length": "500" });
      response.write('{"id":');
      setTimeout(() => response.socket?.destroy(), 20);
    },
  ]);
  expect(await send(fake.url)).toMatchObject({ outcome: "unknown" });
});

it("takes a late answer within its time", async () => {
  const fake = await startFake([(response) => setTimeout(() => answer(response, { body: aMessage() }), 150)]);
  expect(await send(fake.url)).toMatchObject({ id: 9101 });
});

it("lets one call have its own time-out", async () => {
  const fake = await startFake([hang]);
  const call = aClient(fake.url, { retry: { tries: 1 } }).teams.list({ timeoutMs: 60 });
  await expect(call).rejects.toThrow(/within 60 ms/);
});

it("keeps connections open between calls", async () => {
  const ports = new Set<number | undefined>();
  const fake = await startFake([
    (response, request) => {
      ports.add(request.socket.remotePort);
      answer(response, { body: aMessage() });
    },
  ]);
  const { messages } = aClient(fake.url);
  for (let count = 0; count < 5; count += 1) await messages.create(7, { content: "x" });
  expect(ports.size).toBe(1);
});
