import { describe, expect, it } from "vitest";
import { type AuditFact, chainAudit, hashEntry, replayPasses } from "../../../plugin/core/baton/audit.ts";

const began: AuditFact = {
  at: 1,
  actor: "chatwoot",
  action: "began",
  reason: "new_conversation",
  data: { to: "bot", seq: 1 },
};
const handedOff: AuditFact = {
  at: 2,
  actor: "bot",
  action: "passed",
  reason: "keyword",
  data: { from: "bot", to: "team", seq: 2 },
};

describe("the chain of a conversation's record", () => {
  const entries = chainAudit({ seq: 0, hash: "" }, [began, handedOff]);

  it("links each entry to the one before", () => {
    expect(entries.map(({ seq }) => seq)).toEqual([1, 2]);
    expect(entries[1]?.previousHash).toBe(entries[0]?.hash);
  });

  it("goes on where it stopped", () => {
    const [head, next] = entries;
    expect(chainAudit({ seq: 1, hash: head?.hash ?? "" }, [handedOff])).toEqual([next]);
  });

  it("breaks when an entry is changed afterwards, in whatever field", () => {
    const [entry] = entries;
    if (!entry) throw new Error("There is no entry");
    expect(hashEntry(entry)).toBe(entry.hash);
    expect(hashEntry({ ...entry, actor: "person:7" })).not.toBe(entry.hash);
    expect(hashEntry({ ...entry, data: { to: "team", seq: 1 } })).not.toBe(entry.hash);
  });

  it("does not depend on the order of keys, which the database forgets", () => {
    const [entry] = entries;
    if (!entry) throw new Error("There is no entry");
    expect(hashEntry({ ...entry, data: { seq: 1, to: "bot" } })).toBe(entry.hash);
  });
});

describe("replaying the record", () => {
  it("ends where the conversation is", () => {
    expect(replayPasses([began, { action: "decided", data: {} }, handedOff])).toEqual({ holder: "team", seq: 2 });
  });

  it("notices a pass that is missing", () => {
    const later = { ...handedOff, data: { from: "agent", to: "bot", seq: 3 } };
    expect(replayPasses([began, later])).toBeNull();
  });
});
