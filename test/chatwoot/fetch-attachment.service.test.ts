import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { fetchAttachment } from "../../plugin/chatwoot/fetch-attachment.ts";
import { isPrivateAddress } from "../../plugin/net/private-address.ts";
import { answer, hang, startFake } from "./client-fake-server.ts";

const retry = { baseMs: 1 };
const options = (chatwootUrl: string) => ({ chatwootUrl, maxBytes: 1_000, retry, timeoutMs: 1_000 });
const photo = { headers: { "content-type": "image/png; charset=binary" }, body: "the bytes" };

describe("an attachment", () => {
  it("comes with its bytes and its type", async () => {
    const chatwoot = await startFake([photo]);
    const fetched = await fetchAttachment(`${chatwoot.url}/blob/1`, options(chatwoot.url));
    expect(fetched).toEqual({ bytes: Buffer.from("the bytes"), mediaType: "image/png" });
  });

  it("that is not there yet is asked for again, from the beginning", async () => {
    const chatwoot = await startFake([
      { status: 404 },
      { status: 302, headers: { location: "/file" } },
      { status: 404 },
      photo,
    ]);
    const { bytes } = await fetchAttachment(`${chatwoot.url}/blob/1`, options(chatwoot.url));
    expect(String(bytes)).toBe("the bytes");
    expect(chatwoot.seen.map(({ path }) => path)).toEqual(["/blob/1", "/blob/1", "/file", "/blob/1"]);
  });

  it("that never comes is given up", async () => {
    const chatwoot = await startFake([{ status: 404 }]);
    const fetching = fetchAttachment(`${chatwoot.url}/blob/1`, {
      ...options(chatwoot.url),
      retry: { ...retry, tries: 3 },
    });
    await expect(fetching).rejects.toMatchObject({ code: "chatwoot_unavailable", status: 404 });
    expect(chatwoot.seen).toHaveLength(3);
  });

  it("that is refused for good is asked for once", async () => {
    const chatwoot = await startFake([{ status: 410 }]);
    await expect(fetchAttachment(`${chatwoot.url}/blob/1`, options(chatwoot.url))).rejects.toMatchObject({
      code: "chatwoot_rejected",
    });
    expect(chatwoot.seen).toHaveLength(1);
  });

  it.each([
    ["says so", (size: number) => ({ "content-length": String(size) })],
    ["does not say so", () => ({ "transfer-encoding": "chunked" })],
  ])("that is too big is not read to its end, whether its host %s or not", async (_, headers) => {
    const body = "x".repeat(5_000);
    const chatwoot = await startFake([(response) => answer(response, { headers: headers(body.length), body })]);
    const fetching = fetchAttachment(`${chatwoot.url}/blob/1`, options(chatwoot.url));
    await expect(fetching).rejects.toThrow("larger than 1000 bytes");
  });

  it("does not wait for ever", async () => {
    const chatwoot = await startFake([hang]);
    const fetching = fetchAttachment(`${chatwoot.url}/blob/1`, {
      ...options(chatwoot.url),
      timeoutMs: 50,
      retry: { tries: 1 },
    });
    await expect(fetching).rejects.toMatchObject({ code: "chatwoot_unavailable" });
  });

  it("is given up when nobody wants it any more", async () => {
    const chatwoot = await startFake([hang]);
    const stop = new AbortController();
    const fetching = fetchAttachment(`${chatwoot.url}/blob/1`, { ...options(chatwoot.url), signal: stop.signal });
    const expectation = expect(fetching).rejects.toMatchObject({ code: "aborted" });
    await sleep(30);
    stop.abort();
    await expectation;
  });

  it("brings no token anywhere, and never tells its address in an error", async () => {
    const chatwoot = await startFake([photo, { status: 410 }]);
    await fetchAttachment(`${chatwoot.url}/blob/secret-id`, options(chatwoot.url));
    expect(chatwoot.seen[0]?.headers).not.toHaveProperty("api-access-token");
    expect(chatwoot.seen[0]?.headers).not.toHaveProperty("authorization");
    const error = await fetchAttachment(`${chatwoot.url}/blob/secret-id`, options(chatwoot.url)).catch(String);
    expect(error).not.toContain("secret-id");
  });
});

describe("a private address", () => {
  it("is Chatwoot's own host or it is refused", async () => {
    const chatwoot = await startFake([photo]);
    const other = await startFake([photo]);
    const fetching = fetchAttachment(`${other.url}/blob/1`, options(chatwoot.url));
    await expect(fetching).rejects.toThrow("private address");
    expect(other.seen).toEqual([]);
  });

  it("is refused behind a redirect, too", async () => {
    const inside = await startFake([photo]);
    const chatwoot = await startFake([{ status: 302, headers: { location: `${inside.url}/latest/meta-data` } }]);
    await expect(fetchAttachment(`${chatwoot.url}/blob/1`, options(chatwoot.url))).rejects.toThrow("private address");
    expect(inside.seen).toEqual([]);
  });

  it("is refused behind a name, when the connection is made", async () => {
    const inside = await startFake([photo]);
    const fetching = fetchAttachment(`http://localhost:${inside.port}/blob/1`, options("https://chat.example.com"));
    await expect(fetching).rejects.toThrow("private address");
    expect(inside.seen).toEqual([]);
  });

  it.each([
    "http://[::1]:80/x",
    "http://[::ffff:127.0.0.1]/x",
    "http://0x7f.1/x",
    "http://2130706433/x",
    "http://169.254.169.254/x",
  ])("is known in every spelling: %s", async (address) => {
    const fetching = fetchAttachment(address, options("https://chat.example.com"));
    await expect(fetching).rejects.toThrow("private address");
  });

  it.each(["8.8.8.8", "2606:4700:4700::1111", "172.32.0.1", "100.128.0.1"])("%s is none", (address) => {
    expect(isPrivateAddress(address)).toBe(false);
  });
});

it.each(["file:///etc/passwd", "ftp://example.com/x", "", "not an address"])(
  "fetches nothing from %j",
  async (address) => {
    await expect(fetchAttachment(address, options("https://chat.example.com"))).rejects.toThrow(
      "no address on the web",
    );
  },
);

it("does not run in circles", async () => {
  const chatwoot = await startFake([{ status: 302, headers: { location: "/blob/1" } }]);
  await expect(fetchAttachment(`${chatwoot.url}/blob/1`, options(chatwoot.url))).rejects.toThrow("redirects more than");
});
