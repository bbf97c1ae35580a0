import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { chromiumPath, type Scene, type Stage, startStage } from "./page-fixture.ts";

describe.skipIf(!chromiumPath)("customer and desk, live", () => {
  let stage: Stage;
  let scene: Scene;
  const chat = () => scene.page.locator("#chat");
  const desk = () => scene.page.locator("#desk");
  const write = async (text: string) => {
    await chat().getByRole("textbox").fill(text);
    await chat().getByRole("textbox").press("Enter");
  };

  beforeAll(async () => {
    stage = await startStage();
  });
  afterAll(() => stage?.stop());
  beforeEach(async () => {
    scene = await stage.open();
  });
  afterEach(() => scene?.close());

  it("shows a customer's message at the desk, held by the bot", async () => {
    await write("Oi, tudo bem?");
    await desk().getByRole("log").getByText("Oi, tudo bem?").waitFor();
    expect(await desk().getByRole("button", { name: "Bot: answering" }).getAttribute("aria-current")).toBe("step");
    expect(await desk().getByRole("navigation").getByText("Bot", { exact: true }).count()).toBe(1);
    expect(scene.complaints).toEqual([]);
  });

  it("shows the bot's and the agent's words to the customer, with their names", async () => {
    await write("Oi");
    await desk().getByRole("log").getByText("Oi").waitFor();
    await scene.player.botSays(1, { content: "Posso **ajudar**?" });
    await chat().getByRole("log").getByText("Posso ajudar?").waitFor();
    expect(await chat().locator("strong", { hasText: "ajudar" }).count()).toBe(1);
    await desk()
      .getByLabel(/^Reply to/)
      .fill("Sou a Alice");
    await desk()
      .getByLabel(/^Reply to/)
      .press("Enter");
    await chat().getByRole("log").getByText("Sou a Alice").waitFor();
    await chat().getByRole("log").getByText("Alice Prado", { exact: true }).waitFor();
    expect(scene.complaints).toEqual([]);
  });

  it("keeps a private note from the customer", async () => {
    await write("Oi");
    await desk().getByRole("log").getByText("Oi").waitFor();
    await desk().getByRole("tab", { name: "Private note" }).click();
    await desk().getByRole("textbox", { name: "Private note" }).fill("Cuidado, @Bruno Lima: cliente VIP");
    await desk().getByRole("button", { name: "Add note" }).click();
    await desk().getByRole("log").getByText("cliente VIP").waitFor();
    expect(await desk().locator(".mention").textContent()).toBe("@Bruno Lima");
    await scene.player.botSays(1, { content: "Visível" });
    await chat().getByText("Visível").waitFor();
    expect(await chat().getByText("VIP").count()).toBe(0);
    await scene.page.reload();
    await chat().getByText("Visível").waitFor();
    expect(await chat().getByText("VIP").count()).toBe(0);
  });

  it("sends a chosen option as an answer to the question", async () => {
    await write("Oi");
    await desk().getByRole("log").getByText("Oi").waitFor();
    const items = [
      { title: "Trocar", value: "swap" },
      { title: "Rastrear", value: "track" },
    ];
    await scene.player.botSays(1, {
      content: "O que deseja?",
      content_type: "input_select",
      content_attributes: { items },
    });
    await chat().getByRole("button", { name: "Rastrear" }).click();
    await chat().getByRole("button", { name: "Rastrear (chosen)", pressed: true }).waitFor();
    await desk().getByText("Rastrear (chosen)").waitFor();
    expect(scene.complaints).toEqual([]);
  });

  it("answers options with a text where the channel does", async () => {
    await chat().getByRole("radio", { name: "WhatsApp" }).check({ force: true });
    await write("Oi");
    await desk().getByRole("log").getByText("Oi").waitFor();
    const items = [{ title: "Rastrear", value: "track" }];
    await scene.player.botSays(1, { content: "?", content_type: "input_select", content_attributes: { items } });
    await chat().getByRole("button", { name: "Rastrear" }).click();
    await desk().locator(".bubble--contact", { hasText: "Rastrear" }).waitFor();
  });

  it("takes a rating and shows it at the desk", async () => {
    await write("Obrigado");
    await desk().getByRole("log").getByText("Obrigado").waitFor();
    await scene.player.botSays(1, { content: "Como foi?", content_type: "input_csat" });
    await chat().getByRole("radio", { name: "Very good" }).check({ force: true });
    await chat()
      .getByLabel(/Anything to add/)
      .fill("rápido");
    await chat().getByRole("button", { name: "Send rating" }).click();
    await desk().getByText("“rápido”").waitFor();
    expect(await desk().getByText("5 of 5").count()).toBe(1);
  });

  it("takes an e-mail address", async () => {
    await write("Oi");
    await desk().getByRole("log").getByText("Oi").waitFor();
    await scene.player.botSays(1, { content: "Seu e-mail?", content_type: "input_email" });
    await chat().getByLabel("Your e-mail address").fill("marina@example.com");
    await chat().getByLabel("Your e-mail address").press("Enter");
    await desk().getByRole("log").getByText("marina@example.com").waitFor();
  });

  it("sends files and shows them on both sides", async () => {
    const png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";
    await chat()
      .getByLabel("Attach files")
      .setInputFiles([
        { name: "blusa.png", mimeType: "image/png", buffer: Buffer.from(png, "base64") },
        { name: "nota.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4") },
      ]);
    await write("Segue a foto");
    await desk().getByRole("log").getByText("nota.pdf").waitFor();
    for (const side of [chat(), desk()]) await side.getByRole("img", { name: /blusa\.png/ }).waitFor();
    expect(scene.complaints).toEqual([]);
  });

  it("shares a location where the channel has one", async () => {
    await chat().getByRole("radio", { name: "WhatsApp" }).check({ force: true });
    await write("Estou aqui");
    await desk().getByRole("log").getByText("Estou aqui").waitFor();
    await chat().getByRole("button", { name: "Share a sample location" }).click();
    await desk()
      .getByRole("link", { name: /Paulista/ })
      .waitFor();
    await chat()
      .getByRole("link", { name: /Paulista/ })
      .waitFor();
  });

  it("offers another try when a message did not go out", async () => {
    await scene.player.setFaults({ fail_rate: 1, status: 500, only: "POST messages" });
    await write("Alô?");
    await chat()
      .getByText(/Not sent/)
      .waitFor();
    await scene.player.setFaults({});
    await chat().getByRole("button", { name: "Try again" }).click();
    await desk().getByRole("log").getByText("Alô?").waitFor();
    expect(
      await chat()
        .getByText(/Not sent/)
        .count(),
    ).toBe(0);
    expect(await chat().getByRole("log").getByText("Alô?").count()).toBe(1);
  });

  it("shows each side when the other types", async () => {
    await write("Oi");
    await desk().getByRole("log").getByText("Oi").waitFor();
    await chat().getByRole("textbox").pressSequentially("Mais uma");
    await desk().getByText("Marina Duarte is typing").waitFor();
    await desk()
      .getByLabel(/^Reply to/)
      .pressSequentially("Olá");
    await chat().getByText("Alice Prado is typing").waitFor();
  });

  it("remembers customers and their talks across a reload", async () => {
    await write("Sou a primeira");
    await desk().getByRole("log").getByText("Sou a primeira").waitFor();
    await chat().getByRole("button", { name: "New customer" }).click();
    await write("Sou o segundo");
    await desk().getByRole("navigation").getByText("Sou o segundo").waitFor();
    expect(await chat().getByText("Sou a primeira").count()).toBe(0);
    await scene.page.reload();
    await chat().getByRole("log").getByText("Sou o segundo").waitFor();
    await chat().getByLabel("Customer", { exact: true }).selectOption({ label: "Marina Duarte (Site)" });
    await chat().getByRole("log").getByText("Sou a primeira").waitFor();
  });

  it("turns the desk to a conversation the customer begins, and keeps the draft of the other", async () => {
    await write("Primeira");
    await desk().getByRole("log").getByText("Primeira").waitFor();
    await desk()
      .getByLabel(/^Reply to/)
      .fill("rascunho");
    await chat().getByRole("button", { name: "New customer" }).click();
    await write("Segunda");
    await desk().getByRole("log").getByText("Segunda").waitFor();
    await desk()
      .getByRole("button", { name: /Marina Duarte/ })
      .click();
    expect(await desk().getByLabel("Reply to Marina Duarte").inputValue()).toBe("rascunho");
  });

  it("marks the language of what the shop says", async () => {
    await write("Qual é o prazo de entrega?");
    const said = desk().getByRole("log").getByText("Qual é o prazo de entrega?");
    await said.waitFor();
    expect(await said.evaluate((node) => node.closest("[lang]")?.getAttribute("lang"))).toBe("pt-BR");
  });
});
