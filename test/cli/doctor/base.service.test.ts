import { describe, expect, it } from "vitest";
import { judgeClock } from "../../../plugin/cli/doctor/database.ts";
import { examine } from "../../../plugin/cli/doctor/doctor.ts";
import { failure, ok, runAll, warning } from "../../../plugin/cli/doctor/finding.ts";
import { checkNode, configFailures, judgeDisk } from "../../../plugin/cli/doctor/process.ts";
import { asJson, asText } from "../../../plugin/cli/doctor/report.ts";
import { judgeClock as judgeChatwootClock } from "../../../plugin/cli/doctor/tokens.ts";
import { partitionName } from "../../../plugin/db/postgres/partitions.ts";
import { ConfigInvalid } from "../../../plugin/errors.ts";
import { startSandbox } from "../../../sandbox/server.ts";
import { useTestDatabase } from "../../helpers/test-database.ts";
import { aConfig, introduce, nobody, quiet } from "../served.ts";

const database = useTestDatabase();

async function findings(env: Readonly<Record<string, string>> = {}) {
  const found = await examine({ config: aConfig({ DATABASE_URL: database.url, ...env }), log: quiet });
  return found.map(({ verdict, subject, sentence }) => `${verdict} ${subject}: ${sentence}`);
}

const changed = (change: (url: URL) => void) => {
  const url = new URL(database.url);
  change(url);
  return url.href;
};

describe("doctor, asked about the database", () => {
  it("says that nothing listens, and asks nothing further", async () => {
    const [host, port] = (await nobody()).split(":");
    const url = changed((to) => {
      to.hostname = host ?? "";
      to.port = port ?? "";
    });
    const found = await findings({ DATABASE_URL: url });
    expect(found.slice(1)).toEqual([expect.stringMatching(/^failure database: nothing listens at .*DATABASE_URL/)]);
  });

  it("says that the password is wrong, and never repeats it", async () => {
    const url = changed((to) => {
      to.password = "not-the-password";
    });
    const found = await findings({ DATABASE_URL: url });
    expect(found.slice(1)).toEqual([expect.stringMatching(/^failure database: .*refuses this user or password/)]);
    expect(found.join()).not.toContain("not-the-password");
  });

  it("says that there is no such database", async () => {
    const url = changed((to) => {
      to.pathname = "/nobody_made_this";
    });
    expect(await findings({ DATABASE_URL: url })).toContainEqual(
      expect.stringMatching(/^failure database: .*no database "nobody_made_this": create it/),
    );
  });

  it("names the migrations that are missing, and changes nothing", async () => {
    await database.db("knex_migrations").where({ name: "0001-foundation" }).update({ name: "0000-forgotten" });
    const found = await findings();
    await database.db("knex_migrations").where({ name: "0000-forgotten" }).update({ name: "0001-foundation" });
    expect(found).toContainEqual(
      expect.stringMatching(/^failure schema: 0001-foundation not applied: run baton migrate/),
    );
  });

  it.each([
    [0, "ok"],
    [-3_000, "warning"],
    [40_000, "failure"],
  ])("judges a clock that is %i ms ahead: %s", (aheadMs, verdict) => {
    expect(judgeClock(aheadMs).verdict).toBe(verdict);
  });

  it("tells that the stored secrets were sealed with another key", async () => {
    const { openStores } = await import("../../../plugin/db/stores.ts");
    const { abilitiesOf } = await import("../../../plugin/chatwoot/abilities.ts");
    const { connections } = openStores(database.db, "quite another key, thirty-two signs");
    const secrets = { botToken: "t", userToken: null, botSecret: null, accountSecret: null, urlToken: "u" };
    const names = { id: "sealed", baseUrl: "http://chat.example", accountId: 1, botId: 2, botName: "Baton" };
    await connections.save({ ...names, ...secrets, abilities: abilitiesOf("4.16.2") });
    const found = await findings();
    await database.db("connections").delete();
    expect(found).toContainEqual(
      expect.stringMatching(/^failure connections: .*connection sealed .*another BATON_SECRET_KEY/),
    );
  });
});

describe("doctor, asked about work", () => {
  it("counts open tickets and overdue work", async () => {
    await database.db("tickets").insert({ kind: "incident", title: "Something" });
    const overdue = { connection_id: "c", conversation_id: 1, source: "bot", event: "message_created", body: "{}" };
    const received = { received_month: "2030-01-01", received_at: new Date(Date.now() - 120_000), dedupe_key: "k" };
    await database.db("deliveries").insert({ ...overdue, ...received });
    const found = await findings();
    await database.db("tickets").delete();
    await database.db("deliveries").delete();
    expect(found).toContainEqual(expect.stringMatching(/^warning tickets: 1 open/));
    expect(found).toContainEqual(expect.stringMatching(/^warning work: overdue .* deliveries 1, effects 0; .*worker/));
    expect(found).toContainEqual(expect.stringMatching(/^failure partitions: 1 rows lie in deliveries_default/));
  });

  it("tells which partitions are not there yet", async () => {
    const next = partitionName("messages", Date.now(), 1);
    await database.db.schema.renameTable(next, "messages_elsewhere");
    const found = await findings();
    await database.db.schema.renameTable("messages_elsewhere", next);
    expect(found).toContainEqual(expect.stringMatching(`^warning partitions: ${next} missing`));
  });
});

describe("doctor, asked without a Chatwoot", () => {
  it("says what to set, or how to try without one", async () => {
    const found = (await findings()).filter((line) => line.startsWith("failure"));
    expect(found).toEqual([
      expect.stringMatching(
        /^failure Chatwoot: .*CHATWOOT_BASE_URL, CHATWOOT_ACCOUNT_ID and CHATWOOT_API_TOKEN.*npm start/,
      ),
    ]);
  });

  it("says that half an address is not enough", async () => {
    const found = await findings({ CHATWOOT_BASE_URL: "https://chat.example", CHATWOOT_API_TOKEN: "a-token-of-mine" });
    expect(found).toContainEqual(
      expect.stringMatching(/^failure Chatwoot: Set CHATWOOT_BASE_URL, CHATWOOT_ACCOUNT_ID/),
    );
  });

  it("looks at a configured Chatwoot that is not set up yet", async () => {
    const sandbox = await startSandbox({ port: 0 });
    const { url, admin, accountId } = await introduce(sandbox.url);
    const token = { CHATWOOT_API_TOKEN: admin, CHATWOOT_ACCOUNT_ID: String(accountId) };
    const found = await findings({ CHATWOOT_BASE_URL: url, ...token });
    await sandbox.stop();
    expect(found).toContainEqual(expect.stringMatching(/^ok Chatwoot: .* is Chatwoot 4\.16\.2/));
    expect(found).toContainEqual(expect.stringMatching(/^ok administrator token: /));
    expect(found).toContainEqual(expect.stringMatching(/^failure set-up: .*run baton setup/));
  });

  it("tells that the public address is not one", async () => {
    expect(await findings({ BATON_PUBLIC_URL: "baton.example.com" })).toContainEqual(
      expect.stringMatching(/^failure configuration: BATON_PUBLIC_URL must be a full address/),
    );
  });
});

describe("the parts of a check-up", () => {
  it("knows which Node is too old", () => {
    expect(checkNode("20.18.3").verdict).toBe("failure");
    expect([checkNode("20.19.0").verdict, checkNode("22.1.0").verdict]).toEqual(["ok", "ok"]);
  });

  it("tells why nothing could be opened, one line for each problem", () => {
    const told = (error: unknown) => configFailures(error).map(({ subject, sentence }) => `${subject}: ${sentence}`);
    expect(
      told(new ConfigInvalid("The configuration has 2 problem(s):\n- PORT must be integer\n- HOST is odd")),
    ).toEqual([
      "configuration: PORT must be integer: correct it in the environment",
      "configuration: HOST is odd: correct it in the environment",
    ]);
    expect(told(new ConfigInvalid("BATON_SECRET_KEY is missing"))).toEqual([
      "configuration: BATON_SECRET_KEY is missing",
    ]);
    expect(told(new Error("no room on device"))).toEqual(["database: unexpected: no room on device"]);
  });

  it("knows when a disk is nearly full", () => {
    const verdicts = [50_000, 800, 100].map((megabytes) => judgeDisk(megabytes, "/data").verdict);
    expect(verdicts).toEqual(["ok", "warning", "failure"]);
  });

  it("knows when Chatwoot's clock makes its signatures stale", () => {
    const at = Date.parse("2026-03-01T12:00:00Z");
    const verdictAt = (clock: string) => judgeChatwootClock(clock, at).map(({ verdict }) => verdict);
    expect(verdictAt("2026-03-01 11:59:30")).toEqual([]);
    expect(verdictAt("2026-03-01 12:03:00")).toEqual(["warning"]);
    expect(verdictAt("2026-03-01 11:54:00")).toEqual(["failure"]);
    expect(judgeChatwootClock(undefined, at)).toEqual([]);
  });

  it("tells an error by its first line, and a silence as such, without keeping the others waiting", async () => {
    const found = await runAll([
      { subject: "one", run: () => Promise.reject(new ConfigInvalid("Set this\nand more")) },
      { subject: "two", run: () => Promise.reject(new Error("oops")) },
      { subject: "three", timeoutMs: 20, run: () => new Promise(() => undefined) },
      { subject: "four", run: async () => undefined },
      { subject: "five", run: async () => ok("five", "fine") },
    ]);
    expect(found.map(({ subject, verdict, sentence }) => `${verdict} ${subject}: ${sentence}`)).toEqual([
      "failure one: Set this",
      "failure two: unexpected: oops",
      expect.stringMatching(/^failure three: no answer within 0\.02 s/),
      "ok five: fine",
    ]);
  });
});

describe("what a check-up prints", () => {
  const findings = [ok("Node", "20.19.0"), warning("user token", "there\nis none"), failure("bot", "is gone")];

  it("is one aligned line for each finding and a count", () => {
    expect(asText(findings)).toBe(
      [
        "  ✓ Node        20.19.0",
        "  ! user token  there is none",
        "  ✗ bot         is gone",
        "",
        "1 failure, 1 warning.",
      ].join("\n"),
    );
    expect(asText([ok("Node", "20")])).toContain("Everything is in order.");
    expect(asText([warning("a", "b"), warning("c", "d")])).toContain("2 warnings.");
  });

  it("is the same for a program", () => {
    expect(JSON.parse(asJson(findings))).toEqual({ healthy: false, findings });
    expect(JSON.parse(asJson(findings.slice(0, 2)))).toMatchObject({ healthy: true });
  });
});
