import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { conversation, customerOf, eventually, type Play, play } from "./play.ts";

let stage: Play;
beforeEach(async () => {
  stage = await play();
});
afterEach(() => stage.stop());

const incoming = (body: object) => stage.nobody("POST /sandbox/incoming", body);
const whatsapp = (content: string) => incoming({ inbox_id: 2, source_id: "5511955500142", name: "Davi Reis", content });

describe("WhatsApp", () => {
  it("makes the contact from the number and stays in the open conversation", async () => {
    const first = await whatsapp("oi");
    const second = await whatsapp("tudo bem?");
    expect(second.at("conversation_id")).toBe(first.at("conversation_id"));
    expect(first.text("source_id")).toMatch(/^wamid\./);
    expect(first.at("sender")).toMatchObject({ name: "Davi Reis", phone_number: "+5511955500142" });
  });

  it("begins anew after a resolve, or goes on in a locked inbox", async () => {
    const first = await whatsapp("oi");
    await stage.admin(`POST /conversations/${first.number("conversation_id")}/toggle_status`, { status: "resolved" });
    const second = await whatsapp("oi de novo");
    expect(second.at("conversation_id")).not.toBe(first.at("conversation_id"));
    await stage.admin("PATCH /inboxes/2", { lock_to_single_conversation: true });
    await stage.admin(`POST /conversations/${second.number("conversation_id")}/toggle_status`, { status: "resolved" });
    const third = await whatsapp("e agora?");
    expect(third.at("conversation_id")).toBe(second.at("conversation_id"));
    expect((await conversation(stage, third.number("conversation_id"))).at("status")).toBe("pending");
  });

  it("answers a choice with an ordinary message", async () => {
    const maya = await customerOf(stage, "whatsapp", { phone_number: "+5511911112222" });
    const items = [{ title: "Rastrear pedido", value: "track" }];
    const asked = { content: "Escolha", content_type: "input_select", content_attributes: { items } };
    const sent = await stage.bot(`POST /conversations/${maya.conversationId}/messages`, asked);
    await maya(`PATCH /messages/${sent.number("id")}`, { submitted_values: items });
    const seen = (await maya("GET /messages")).list();
    expect(seen.map((message) => message.at("content"))).toEqual(["Escolha", "Rastrear pedido"]);
    expect(seen[0]?.at("content_attributes.submitted_values")).toBeUndefined();
  });

  it("closes its window a day after the customer's last message", async () => {
    let today = new Date("2026-01-20T12:00:00Z");
    const late = await play({ now: () => today });
    const said = await late.nobody("POST /sandbox/incoming", {
      inbox_id: 2,
      source_id: "5511955500142",
      content: "oi",
    });
    const canReply = async () => (await conversation(late, said.number("conversation_id"))).at("can_reply");
    expect(await canReply()).toBe(true);
    today = new Date("2026-01-21T12:00:01Z");
    expect(await canReply()).toBe(false);
    await late.stop();
  });

  it("shows what an agent types on his own phone as a message of nobody", async () => {
    const first = await whatsapp("oi");
    const id = first.number("conversation_id");
    await stage.nobody("POST /sandbox/echo", { conversation_id: id, content: "Respondo daqui" });
    const [hook] = await stage.hooks.until(1, ({ body }) => body.at("content") === "Respondo daqui");
    expect(hook?.body.value).toMatchObject({
      message_type: "outgoing",
      private: false,
      sender: null,
      content_attributes: { external_echo: true },
    });
    expect((await conversation(stage, id)).at("status")).toBe("pending");
  });

  it("reports receipts when told to, each as a message_updated", async () => {
    await stage.nobody("PUT /sandbox/switches", { delivery_receipts: true });
    const id = (await whatsapp("oi")).number("conversation_id");
    stage.hooks.clear();
    const sent = await stage.bot(`POST /conversations/${id}/messages`, { content: "olá" });
    const seen = await stage.hooks.until(3, ({ event }) => event === "message_updated");
    expect(seen.map(({ body }) => body.at("conversation.messages.0.status"))).toEqual(["sent", "delivered", "read"]);
    expect(seen.every(({ body }) => body.at("id") === sent.at("id"))).toBe(true);
    expect(seen[0]?.body.text("source_id")).toMatch(/^wamid\./);
  });
});

describe("e-mail", () => {
  const mail = (content: string, email: object = {}) =>
    incoming({ inbox_id: 4, source_id: "maya@example.com", content, content_attributes: { subject: "Troca", email } });

  it("keeps the whole text and files the new part apart", async () => {
    const first = await mail("Quero trocar.\n\nEm seg., 19 de jan., Loja Aurora escreveu:\n> Pedido enviado");
    expect(first.at("content_type")).toBe("incoming_email");
    expect(first.text("content")).toContain("> Pedido enviado");
    expect(first.at("content_attributes.email.text_content.quoted")).toBe("Quero trocar.");
    const [hook] = await stage.hooks.until(1);
    expect(hook?.body.at("conversation.messages.0.processed_message_content")).toBe("Quero trocar.");
    expect(hook?.body.at("conversation.additional_attributes")).toMatchObject({
      source: "email",
      mail_subject: "Troca",
    });
  });

  it("follows the headers of a reply, and begins anew without them", async () => {
    const first = await mail("um");
    const reply = await mail("dois", { in_reply_to: first.text("source_id") });
    const other = await mail("três");
    expect(reply.at("conversation_id")).toBe(first.at("conversation_id"));
    expect(other.at("conversation_id")).not.toBe(first.at("conversation_id"));
    expect(other.at("sender.id")).toBe(first.at("sender.id"));
  });
});

describe("the web widget", () => {
  const visit = (content: string) => incoming({ inbox_id: 3, source_id: "visitor-1", content });

  it("stays in its last conversation even after a resolve, unless the inbox forbids it", async () => {
    const first = await visit("oi");
    const id = first.number("conversation_id");
    await stage.admin(`POST /conversations/${id}/toggle_status`, { status: "resolved" });
    expect((await visit("voltei")).at("conversation_id")).toBe(id);
    await stage.admin(`POST /conversations/${id}/toggle_status`, { status: "resolved" });
    await stage.admin("PATCH /inboxes/3", { allow_messages_after_resolved: false });
    expect((await visit("voltei de novo")).at("conversation_id")).not.toBe(id);
  });

  it("submits a choice as a change of the same message", async () => {
    const maya = await customerOf(stage, "widget");
    const items = [{ title: "Rastrear", value: "track" }];
    const asked = { content: "Escolha", content_type: "input_select", content_attributes: { items } };
    const sent = await stage.bot(`POST /conversations/${maya.conversationId}/messages`, asked);
    await maya(`PATCH /messages/${sent.number("id")}`, { submitted_values: items });
    const [hook] = await stage.hooks.until(1, ({ event }) => event === "message_updated");
    expect(hook?.body.at("content_attributes")).toEqual({ items, submitted_values: items });
    expect(hook?.body.at("message_type")).toBe("outgoing");
  });
});

describe("attachments", () => {
  const upload = (...files: File[]) => {
    const form = new FormData();
    form.set("content", "veja");
    for (const file of files) form.append("attachments[]", file);
    return form;
  };
  const photo = () => new File([new Uint8Array([1, 2, 3])], "foto da peça.png", { type: "image/png" });

  it("uploaded by the customer arrive with an address that is 404 at first and then leads to the file", async () => {
    await stage.nobody("PUT /sandbox/switches", { attachment_delay_ms: 200 });
    const maya = await customerOf(stage);
    const sent = await maya("POST /messages", upload(photo()));
    expect(sent.at("attachments.0")).toMatchObject({
      file_type: "image",
      extension: "png",
      content_type: "image/png",
      file_size: 3,
      account_id: 1,
      message_id: sent.at("id"),
    });
    const url = sent.text("attachments.0.data_url");
    const get = () => fetch(url, { redirect: "manual" });
    expect((await get()).status).toBe(404);
    const redirect = await eventually(get, (response) => response.status !== 404);
    expect(redirect.status).toBe(302);
    const file = await fetch(url);
    expect(file.headers.get("content-type")).toBe("image/png");
    expect([...new Uint8Array(await file.arrayBuffer())]).toEqual([1, 2, 3]);
    const [hook] = await stage.hooks.until(1);
    expect(hook?.body.at("attachments.0.data_url")).toBe(url);
  });

  it("of an agent or bot come as a form with attributes as JSON", async () => {
    const { conversationId } = await customerOf(stage);
    const form = upload(photo(), new File(["x"], "nota.pdf", { type: "application/pdf" }));
    form.set("private", "true");
    form.set("content_attributes", JSON.stringify({ mine: { a: 1 } }));
    const sent = await stage.bot(`POST /conversations/${conversationId}/messages`, form);
    expect(sent.value).toMatchObject({ private: true, content: "veja", content_attributes: { mine: { a: 1 } } });
    expect(sent.each("attachments", "file_type")).toEqual(["image", "file"]);
    const list = await stage.admin(`GET /conversations/${conversationId}/attachments`);
    expect(list.each("payload", "file_type").sort()).toEqual(["file", "image"]);
  });

  it("are fifteen at most", async () => {
    const maya = await customerOf(stage);
    const refused = await maya("POST /messages", upload(...Array.from({ length: 16 }, photo)));
    expect(refused.status).toBe(422);
  });

  it("of native channels take the shapes of their kind", async () => {
    const attachments = [
      { file_type: "location", coordinates_lat: -23.5, coordinates_long: -46.6, fallback_title: "Sé" },
      { file_type: "contact", fallback_title: "+5511900000000", meta: { firstName: "Lia" } },
      { file_type: "audio" },
      { file_type: "image", data_url: "https://cdn.example/p.png" },
      { file_type: "fallback", fallback_title: "link", data_url: "https://x.example" },
    ];
    const sent = await incoming({ inbox_id: 2, source_id: "5511955500142", attachments });
    const shown = sent.list("attachments").map(({ value }) => value);
    expect(shown[0]).toMatchObject({ coordinates_lat: -23.5, fallback_title: "Sé", data_url: null });
    expect(shown[1]).toMatchObject({ fallback_title: "+5511900000000", meta: { firstName: "Lia" } });
    expect(shown[2]).toMatchObject({ extension: "ogg", transcribed_text: "" });
    expect(sent.text("attachments.2.data_url")).toMatch(/\?disposition=inline$/);
    expect(shown[3]).toMatchObject({ data_url: "https://cdn.example/p.png", thumb_url: "https://cdn.example/p.png" });
    expect(shown[4]).toMatchObject({ fallback_title: "link", data_url: "https://x.example" });
  });

  it("that a browser could run are only ever downloaded", async () => {
    await stage.nobody("PUT /sandbox/switches", { attachment_delay_ms: 0 });
    const maya = await customerOf(stage);
    const page = new File(["<script>1</script>"], "page.html", { type: "text/html" });
    const sent = await maya("POST /messages", upload(page));
    const file = await fetch(sent.text("attachments.0.data_url"));
    expect(file.headers.get("content-type")).toContain("application/octet-stream");
    expect(file.headers.get("content-disposition")).toBe("attachment");
  });
});
