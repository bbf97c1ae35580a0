import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { findContrastFaults, findStructureFaults } from "./access.ts";
import { chromiumPath, type Scene, type Stage, startStage } from "./page-fixture.ts";

describe.skipIf(!chromiumPath)("layout and access", () => {
  let stage: Stage;
  let scene: Scene;

  beforeAll(async () => {
    stage = await startStage();
  });
  afterAll(() => stage?.stop());
  afterEach(() => scene?.close());

  /** A talk with a bit of everything that can be on the screen at once. */
  const talk = async () => {
    const { page, player } = scene;
    await page
      .getByLabel(/^Message as/)
      .fill("Quero trocar https://loja.example/blusa-muito-comprida-sem-quebra-de-linha-no-endereco");
    await page.getByLabel(/^Message as/).press("Enter");
    await page.locator("#chat .bubble-row__meta time").first().waitFor({ state: "attached" });
    const items = [{ title: "Uma opção bastante comprida para um telefone estreito", value: "a" }];
    await player.botSays(1, { content: "Qual?", content_type: "input_select", content_attributes: { items } });
    await player.botSays(1, { content: "**Recap**\n\n- um\n- dois `x`", private: true });
    await player.botSays(1, { content: "Como foi?", content_type: "input_csat" });
    await player.botSays(1, { content: "E-mail?", content_type: "input_email" });
    const [admin] = player.users;
    if (!admin) throw new Error("no users");
    await player.userDoes(admin, "1/labels", { labels: ["entrega"] });
    await player.userDoes(admin, "1/custom_attributes", { custom_attributes: { pedido: "LA-1".repeat(30) } });
    await player.userDoes(admin, "1/toggle_status", { status: "open" });
    await page.locator("#desk").getByText("LA-1LA-1").first().waitFor({ state: "attached" });
    await page.locator("#chat").getByText("E-mail?").waitFor({ state: "attached" });
  };

  const widthOverflow = () =>
    scene.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

  /** Boxes with more in them than they show, sideways. */
  const cutOff = () =>
    scene.page.evaluate(() =>
      [...document.querySelectorAll("#chat, #desk, .scroll-log__frame, .thread-header, .bubble")]
        .filter((node) => node.checkVisibility() && node.scrollWidth > node.clientWidth)
        .map((node) => node.className),
    );

  it("switches between chat and desk on a phone", async () => {
    scene = await stage.open({ viewport: { width: 390, height: 844 } });
    const { page } = scene;
    expect(await page.locator("#desk").isVisible()).toBe(false);
    await page.getByRole("button", { name: "Onde está o meu pedido?" }).click();
    await page.getByRole("button", { name: /Desk\s+something new/ }).click();
    expect(await page.locator("#chat").isVisible()).toBe(false);
    await page
      .locator("#desk")
      .getByRole("button", { name: /Marina Duarte/ })
      .click();
    await page.getByRole("log").getByText("Onde está o meu pedido?").waitFor();
    await page.getByRole("button", { name: "Details" }).click();
    await page.getByLabel("Priority").selectOption("high");
    await page.getByRole("button", { name: "Back to the list" }).click();
    await page.getByRole("navigation", { name: "Conversations" }).waitFor();
    await page.getByRole("button", { name: "Customer", exact: true }).click();
    expect(await page.locator("#chat").isVisible()).toBe(true);
    expect(scene.complaints).toEqual([]);
  });

  it.each([360, 390, 768, 1024, 1280, 1920])("never scrolls sideways at %i px", async (width) => {
    scene = await stage.open({ viewport: { width, height: 780 } });
    expect(await widthOverflow()).toBe(0);
    await talk();
    expect(await widthOverflow()).toBe(0);
    expect(await cutOff()).toEqual([]);
    if (width < 780) {
      await scene.page.locator(".pane-switch").getByRole("button", { name: /Desk/ }).click();
      expect(await widthOverflow()).toBe(0);
      await scene.page
        .locator("#desk")
        .getByRole("button", { name: /Marina Duarte/ })
        .click();
      await scene.page.getByRole("button", { name: "Details" }).click();
    }
    expect(await cutOff()).toEqual([]);
    expect(await widthOverflow()).toBe(0);
  });

  it("can be used with the keyboard alone", async () => {
    scene = await stage.open();
    const { page } = scene;
    const focusedName = () =>
      page.evaluate(
        () => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? "",
      );
    const tabTo = async (name: RegExp) => {
      for (let presses = 0; presses < 40; presses += 1) {
        await page.keyboard.press("Tab");
        if (name.test(await focusedName())) return;
      }
      throw new Error(`Tab never reached ${name}`);
    };
    await tabTo(/^Message as/);
    await page.keyboard.type("Só com o teclado");
    await page.keyboard.press("Shift+Enter");
    await page.keyboard.type("em duas linhas");
    await page.keyboard.press("Enter");
    await page.locator("#desk").getByRole("log").getByText("em duas linhas").waitFor();
    await tabTo(/^Take it/);
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Agent: you have it" }).waitFor();
    await tabTo(/^Reply$/);
    await page.keyboard.press("ArrowRight");
    await tabTo(/^Private note$/);
    await page.keyboard.type("nota");
    await page.keyboard.press("Enter");
    await page.locator("#desk .bubble--note").getByText("nota").waitFor();
    expect(scene.complaints).toEqual([]);
  });

  it("shows where the focus is", async () => {
    scene = await stage.open();
    for (let presses = 0; presses < 12; presses += 1) {
      await scene.page.keyboard.press("Tab");
      const isVisible = await scene.page.evaluate(() => {
        for (let node = document.activeElement; node; node = node.parentElement) {
          if (getComputedStyle(node).outlineStyle !== "none") return true;
        }
        return document.activeElement?.parentElement?.matches(":has(:focus-visible)") ?? false;
      });
      expect(isVisible).toBe(true);
    }
  });

  it.each([
    ["light", 1280],
    ["dark", 1280],
    ["light", 390],
    ["dark", 390],
  ] as const)("has names, landmarks and contrast (%s, %i px)", async (colorScheme, width) => {
    scene = await stage.open({ colorScheme, viewport: { width, height: 800 } });
    const { page } = scene;
    expect(await page.evaluate(findStructureFaults)).toEqual([]);
    expect(await page.evaluate(findContrastFaults)).toEqual([]);
    await talk();
    expect(await page.evaluate(findStructureFaults)).toEqual([]);
    expect(await page.evaluate(findContrastFaults)).toEqual([]);
    if (width > 780) return;
    await page.locator(".pane-switch").getByRole("button", { name: /Desk/ }).click();
    expect(await page.evaluate(findContrastFaults)).toEqual([]);
    await page
      .locator("#desk")
      .getByRole("button", { name: /Marina Duarte/ })
      .click();
    expect(await page.evaluate(findStructureFaults)).toEqual([]);
    expect(await page.evaluate(findContrastFaults)).toEqual([]);
  });

  it("tells screen readers about an answer, once", async () => {
    scene = await stage.open();
    await talk();
    await scene.player.botSays(1, { content: "Ouviu?" });
    await scene.page.getByRole("status").getByText("Baton: Ouviu?").waitFor({ state: "attached" });
  });

  it("asks nothing of other hosts", async () => {
    scene = await stage.open();
    const foreign: string[] = [];
    scene.page.on("request", (request) => {
      const { host, protocol } = new URL(request.url());
      if (protocol.startsWith("http") && host !== new URL(scene.url).host) foreign.push(request.url());
    });
    await scene.page.reload();
    await talk();
    expect(foreign).toEqual([]);
  });
});
