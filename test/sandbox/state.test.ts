import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startSandbox } from "../../sandbox/server.ts";
import { clientOf, customerOf, eventually, play } from "./play.ts";

let directory: string;
let stateFile: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "sandbox-state-"));
  stateFile = join(directory, "deep", "state.json");
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

async function factsAt(url: string) {
  return clientOf(url, "")("GET /sandbox.json");
}

describe("a sandbox with a state file", () => {
  it("comes back as it was: tokens, settings, threads and files", async () => {
    const first = await play({ stateFile, switches: { attachment_delay_ms: 0 } });
    const maya = await customerOf(first, "api", { email: "maya@x.example" });
    const form = new FormData();
    form.append("attachments[]", new File(["bytes"], "nota.pdf", { type: "application/pdf" }));
    const sent = await maya("POST /messages", form);
    const facts = await factsAt(first.sandbox.url);
    await first.stop();

    const second = await startSandbox({ port: 0, stateFile });
    const again = await factsAt(second.url);
    for (const part of ["users", "bot", "teams", "platform"]) expect(again.at(part)).toEqual(facts.at(part));
    const admin = clientOf(second.url, again.text("users.0.access_token"));
    const thread = await admin(`GET /conversations/${maya.conversationId}/messages`);
    expect(thread.each("payload", "id")).toEqual([sent.number("id")]);
    const file = await fetch(thread.text("payload.0.attachments.0.data_url"));
    expect(await file.text()).toBe("bytes");
    const base = `/public/api/v1/inboxes/${again.text("inboxes.0.inbox_identifier")}/contacts`;
    const known = await admin(`POST ${base}`, { email: "maya@x.example" });
    expect(known.at("id")).toBe(maya.contactId);
    const next = await admin(`POST /conversations/${maya.conversationId}/messages`, { content: "oi" });
    expect(next.number("id")).toBe(sent.number("id") + 1);
    await second.stop();
  });

  it("seeds once", async () => {
    for (let run = 0; run < 2; run += 1) {
      const sandbox = await startSandbox({ port: 0, stateFile });
      expect((await factsAt(sandbox.url)).list("users")).toHaveLength(4);
      await sandbox.stop();
    }
  });

  it("gives no id twice after a crash", async () => {
    const first = await play({ stateFile });
    const maya = await customerOf(first);
    const savedIds = () => JSON.parse(readFileSync(stateFile, "utf8")).messages.length;
    await maya.says("salva");
    await eventually(savedIds, (count) => count === 1);
    // What a crash leaves behind: the last save, and then numbers that were given but never saved.
    const crashed = join(directory, "crashed.json");
    copyFileSync(stateFile, crashed);
    const lost = await maya.says("perdida");
    await first.stop();

    const second = await startSandbox({ port: 0, stateFile: crashed });
    const facts = await factsAt(second.url);
    const admin = clientOf(second.url, facts.text("users.0.access_token"));
    const next = await admin(`POST /conversations/${maya.conversationId}/messages`, { content: "oi" });
    expect(next.number("id")).toBeGreaterThan(lost.number("id"));
    await second.stop();
  });

  it("gives no id twice after a crash either when more was given than a jump covers", async () => {
    const first = await play({ stateFile, withBot: false, switches: { messages_per_minute: 100_000 } });
    const maya = await customerOf(first);
    const crashed = join(directory, "crashed.json");
    await eventually(
      () => JSON.parse(readFileSync(stateFile, "utf8")).conversations.length,
      (count) => count === 1,
    );
    copyFileSync(stateFile, crashed);
    let last = 0;
    for (let i = 0; i < 1_100; i += 1) last = (await maya.says("oi")).number("id");
    copyFileSync(`${stateFile}.ids`, `${crashed}.ids`);
    await first.stop();

    const second = await startSandbox({ port: 0, stateFile: crashed });
    const facts = await factsAt(second.url);
    const admin = clientOf(second.url, facts.text("users.0.access_token"));
    const next = await admin(`POST /conversations/${maya.conversationId}/messages`, { content: "oi" });
    expect(next.number("id")).toBeGreaterThan(last);
    await second.stop();
  });

  it("keeps its tokens from other users of the machine, and refuses a file that is not its own", async () => {
    const sandbox = await startSandbox({ port: 0, stateFile });
    await sandbox.stop();
    expect(statSync(stateFile).mode & 0o077).toBe(0);
    writeFileSync(stateFile, '{"something":"else"}');
    await expect(startSandbox({ port: 0, stateFile })).rejects.toThrow("is not a sandbox state");
  });

  it("has other tokens than any other sandbox", async () => {
    const one = await startSandbox({ port: 0 });
    const other = await startSandbox({ port: 0 });
    const tokens = async (url: string) => (await factsAt(url)).each("users", "access_token");
    const all = [...(await tokens(one.url)), ...(await tokens(other.url))];
    expect(new Set(all).size).toBe(8);
    await one.stop();
    await other.stop();
  });
});
