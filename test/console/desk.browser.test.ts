import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { chromiumPath, type Scene, type Stage, startStage } from "./page-fixture.ts";

describe.skipIf(!chromiumPath)("the agent's desk", () => {
  let stage: Stage;
  let scene: Scene;
  const desk = () => scene.page.locator("#desk");
  const relay = (name: string) => desk().getByRole("button", { name });
  const statusNow = async () => (await scene.player.look(1)).status;

  beforeAll(async () => {
    stage = await startStage();
  });
  afterAll(() => stage?.stop());
  beforeEach(async () => {
    scene = await stage.open();
    await scene.page.getByLabel(/^Message as/).fill("Preciso de ajuda");
    await scene.page.getByLabel(/^Message as/).press("Enter");
    await desk().getByRole("log").getByText("Preciso de ajuda").waitFor();
  });
  afterEach(() => scene?.close());

  it("takes the conversation, and gives it back to the bot", async () => {
    await relay("Take it: assign to me").click();
    await relay("Agent: you have it").waitFor();
    expect(await scene.player.look(1)).toMatchObject({ status: "open", meta: { assignee: { name: "Alice Prado" } } });
    await relay("Give back to the bot").click();
    await relay("Bot: answering").waitFor();
    expect(await statusNow()).toBe("pending");
    expect(scene.complaints).toEqual([]);
  });

  it("opens for the team with nobody assigned, whoever does it", async () => {
    await desk().getByLabel("Signed in as").selectOption({ label: "Bruno Lima" });
    await relay("Open for the team").click();
    await relay("Team: waiting").waitFor();
    const seen = await scene.player.look(1);
    expect(seen.status).toBe("open");
    expect(seen.meta.assignee ?? null).toBeNull();
  });

  it("resolves and reopens", async () => {
    await relay("Resolve").click();
    await relay("Closed: resolved").waitFor();
    expect(await statusNow()).toBe("resolved");
    await desk().getByLabel("Status").last().selectOption("open");
    await relay("Team: waiting").waitFor();
    expect(await statusNow()).toBe("open");
  });

  it("snoozes with and without an end", async () => {
    const status = desk().locator(".properties").getByLabel("Status");
    await status.selectOption({ label: "Snooze for 1 hour" });
    await desk().locator(".row .badge--snoozed").waitFor();
    const seen = await scene.player.look(1);
    expect(seen.status).toBe("snoozed");
    expect(Date.parse(seen.snoozed_until ?? "")).toBeGreaterThan(Date.now() + 3_000_000);
    await status.selectOption("next_reply");
    await vi.waitFor(async () => expect((await scene.player.look(1)).snoozed_until).toBeNull());
  });

  it("assigns people, teams and priorities from the fields", async () => {
    const fields = desk().locator(".properties");
    await fields.getByLabel("Priority").selectOption("urgent");
    await fields.getByLabel("Assignee").selectOption({ label: "Diego Rocha" });
    await fields.getByLabel("Team").selectOption({ label: "supervisao" });
    await vi.waitFor(async () =>
      expect(await scene.player.look(1)).toMatchObject({
        priority: "urgent",
        meta: { assignee: { name: "Diego Rocha" }, team: { name: "supervisao" } },
      }),
    );
    await fields.getByLabel("Assignee").selectOption({ label: "Nobody" });
    await vi.waitFor(async () => expect((await scene.player.look(1)).meta.assignee?.name).not.toBe("Diego Rocha"));
  });

  it("follows what others do, without a reload", async () => {
    const bruno = scene.player.users.find(({ name }) => name === "Bruno Lima");
    if (!bruno) throw new Error("Bruno is not seeded");
    await scene.player.userDoes(bruno, "1/toggle_status", { status: "open" });
    await scene.player.userDoes(bruno, "1/labels", { labels: ["entrega"] });
    await scene.player.userDoes(bruno, "1/custom_attributes", { custom_attributes: { order_number: "LA-7" } });
    await relay("Agent: Bruno Lima").waitFor();
    await desk().getByRole("list", { name: "Labels" }).getByText("entrega").waitFor();
    await desk().getByText("LA-7").waitFor();
    expect(scene.complaints).toEqual([]);
  });

  it("filters by owner and by status, and counts", async () => {
    const list = desk().getByRole("navigation");
    await list.getByRole("button", { name: "Mine 0" }).click();
    await list.getByText("Nothing matches this filter.").waitFor();
    await relay("Take it: assign to me").click();
    await list.getByRole("button", { name: "Mine 1" }).waitFor();
    await list.getByRole("button", { name: /Marina Duarte/ }).waitFor();
    await list.getByLabel("Status").selectOption("pending");
    await list.getByText("Nothing matches this filter.").waitFor();
    await list.getByRole("button", { name: "Show all" }).click();
    await list.getByRole("button", { name: /Marina Duarte/ }).waitFor();
  });

  it("shows the server's own words when something is refused, and keeps the draft", async () => {
    await scene.player.setFaults({ fail_rate: 1, status: 422, only: "POST messages" });
    const reply = desk().getByLabel(/^Reply to/);
    await reply.fill("Não vai sair");
    await reply.press("Enter");
    await scene.page.getByRole("alert").getByText("The reply was not sent").waitFor();
    expect(await reply.inputValue()).toBe("Não vai sair");
    expect(await scene.page.locator("#chat").getByText("is typing").count()).toBe(0);
    await scene.player.setFaults({});
    await reply.press("Enter");
    await desk().getByRole("log").getByText("Não vai sair").waitFor();
    expect(await reply.inputValue()).toBe("");
  });

  it("reads older messages on demand and keeps their order", async () => {
    for (let number = 1; number <= 30; number += 1) await scene.player.botSays(1, { content: `linha ${number}.` });
    await scene.page.reload();
    await desk().getByRole("log").getByText("linha 30.").waitFor();
    expect(await desk().getByText("linha 1.", { exact: true }).count()).toBe(0);
    await desk().getByRole("button", { name: "Earlier messages" }).click();
    await desk().getByText("linha 1.", { exact: true }).waitFor();
    const lines = await desk().locator(".bubble--agent_bot").allInnerTexts();
    expect(lines).toEqual(Array.from({ length: 30 }, (_, index) => `linha ${index + 1}.`));
  });

  it("starts over when another installation answers at its address", async () => {
    await scene.replaceSandbox();
    await scene.page.getByText("Nobody has written yet").waitFor({ timeout: 15_000 });
    await scene.page.getByRole("textbox", { name: /^Message as/ }).fill("Oi de novo");
    await scene.page.keyboard.press("Enter");
    await desk().getByRole("log").getByText("Oi de novo").waitFor();
  });

  it("says when the link is down, and catches up when it is back", async () => {
    await scene.interrupt(async (player) => {
      await scene.page.getByText("Reconnecting…").waitFor();
      await player.botSays(1, { content: "escrito no escuro" });
    });
    await desk().getByRole("log").getByText("escrito no escuro").waitFor();
    await scene.page.locator("#chat").getByText("escrito no escuro").waitFor();
    await scene.page.getByText("Live", { exact: true }).waitFor();
  });
});
