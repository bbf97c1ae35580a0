import { Agent, request as httpRequest, type RequestListener } from "node:http";
import { describe, expect, it, onTestFinished } from "vitest";
import { PortTaken } from "../../plugin/errors.ts";
import { startServer } from "../../plugin/http/server.ts";
import { openRaw, readAnswer } from "./raw-client.ts";

const hello: RequestListener = (_request, response) => void response.end("hello");

async function start(listener: RequestListener = hello, port = 0) {
  const refused: string[] = [];
  const server = await startServer({
    listener,
    port,
    host: "127.0.0.1",
    portVariable: "PORT",
    onRefused: (code) => refused.push(code),
  });
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= server.stop();
    return stopped;
  };
  onTestFinished(stop);
  return { port: server.port, stop, refused };
}

/** Answers when the test says so. */
function slowly() {
  let answer: () => void = () => undefined;
  let arrived: () => void = () => undefined;
  const hasArrived = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const listener: RequestListener = (_request, response) => {
    answer = () => void response.end("at last");
    arrived();
  };
  return { listener, hasArrived, answer: () => answer() };
}

const GET = "GET / HTTP/1.1\r\nhost: a\r\n\r\n";
const ms = (time: number) => new Promise((resolve) => setTimeout(resolve, time));

async function timeOf(work: Promise<unknown>): Promise<number> {
  const startedAt = Date.now();
  await work;
  return Date.now() - startedAt;
}

describe("a port that is taken", () => {
  it("is named, together with the variable that chooses another", async () => {
    const { port } = await start();
    const second = start(hello, port);
    await expect(second).rejects.toThrow(PortTaken);
    await expect(second).rejects.toThrow(new RegExp(`Port ${port} is taken.+ PORT=\\d+ npm start`));
  });

  it("is free again once its server has stopped", async () => {
    const { port, stop } = await start();
    await stop();
    expect((await start(hello, port)).port).toBe(port);
  });

  it("does not hide that an address is no address", async () => {
    const options = { listener: hello, port: 0, host: "203.0.113.1", portVariable: "PORT", onRefused: () => undefined };
    await expect(startServer(options)).rejects.toMatchObject({ code: "EADDRNOTAVAIL" });
  });
});

describe("a server that stops", () => {
  it("answers what is in flight, then closes that connection", async () => {
    const slow = slowly();
    const { port, stop } = await start(slow.listener);
    const client = await openRaw(port);
    await client.write(GET);
    await slow.hasArrived;
    const stopped = stop();
    setTimeout(slow.answer, 200);
    expect(await client.closed).toMatch(/^HTTP\/1\.1 200 OK.+at last/s);
    expect(await timeOf(stopped)).toBeLessThan(700);
  });

  it("takes no new connection", async () => {
    const { port, stop } = await start();
    await stop();
    await expect(openRaw(port)).rejects.toMatchObject({ code: "ECONNREFUSED" });
  });

  it("closes connections that are kept alive and idle", async () => {
    const { port, stop } = await start();
    const client = await openRaw(port);
    await client.write(GET);
    await client.until(/hello/);
    expect(await timeOf(Promise.all([stop(), client.closed]))).toBeLessThan(1_000);
  });

  it("does not wait for a client that always has one more request", async () => {
    const { port, stop } = await start();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    onTestFinished(() => agent.destroy());
    let answers = 0;
    const ask = () => {
      const request = httpRequest({ port, host: "127.0.0.1", agent }, (response) => {
        answers += 1;
        response.resume().once("end", ask);
      });
      request.on("error", () => undefined).end();
    };
    ask();
    await ms(100);
    expect(await timeOf(stop())).toBeLessThan(1_000);
    expect(answers).toBeGreaterThan(5);
  });

  it.each([
    ["half a head", "POST / HTTP/1.1\r\nhost: a\r\n"],
    ["a head without its body", "POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 500\r\n\r\nabc"],
    ["nothing", ""],
  ])("does not wait long for a client that has sent %s", async (_what, bytes) => {
    const { port, stop } = await start((request, response) => void request.resume().on("end", () => response.end()));
    const client = await openRaw(port);
    await client.write(bytes);
    await ms(50);
    expect(await timeOf(Promise.all([stop(), client.closed]))).toBeLessThan(2_500);
  });

  it("does not wait long for a client that does not read its answer", async () => {
    const { port, stop } = await start((_request, response) => void response.end(Buffer.alloc(50_000_000)));
    const client = await openRaw(port);
    client.socket.pause();
    await client.write(GET);
    await ms(50);
    expect(await timeOf(stop())).toBeLessThan(2_500);
  });

  it("may be told twice", async () => {
    const { stop } = await start();
    await Promise.all([stop(), stop()]);
  });
});

describe("a client that was refused", () => {
  it("is cut off although it never hangs up", async () => {
    const { port, refused } = await start();
    const client = await openRaw(port);
    await client.write("this is no HTTP\r\n\r\n");
    expect(readAnswer(await client.closed).status).toBe(400);
    const isCut = new Promise((resolve) => client.socket.once("error", resolve).once("close", resolve));
    await ms(1_100);
    const asking = setInterval(() => client.socket.write("are you still there?"), 20);
    onTestFinished(() => clearInterval(asking));
    expect(await timeOf(isCut)).toBeLessThan(200);
    expect(refused).toEqual(["delivery_invalid"]);
  });

  it("is not counted when it only went away", async () => {
    const { port, refused } = await start();
    const client = await openRaw(port);
    await client.write(GET);
    await client.until(/hello/);
    client.socket.resetAndDestroy();
    await ms(100);
    expect(refused).toEqual([]);
  });
});
