import { describe, expect, it } from "vitest";
import { parseEvent } from "../../../plugin/chatwoot/deliveries/event.ts";
import { aDelivery, CONTEXT, messageOf } from "./deliveries.ts";

const OTHER = { id: 1 };
const rendering = { ...CONTEXT, contentIsRendered: true };
/** The shape of 4.10.1: `assignee_type` is there, `conversation.account` is not. */
const old = (content: unknown, channel = "Channel::WebWidget") => ({
  version: "4.10.1",
  message: { content },
  stored: OTHER,
  conversation: { channel, messages: [] },
});

describe("rendered content", () => {
  it("gives way to the stored text of the same message", () => {
    const changes = {
      version: "4.10.1",
      message: { content: "<p>Oi <em>x</em></p>\n" },
      stored: { content: "Oi *x*" },
    };
    expect(messageOf(changes).text).toBe("Oi *x*");
  });

  it("does not take the text of another message for its own", () => {
    const changes = { message: { content: "Segunda" }, stored: { id: 40210, content: "Primeira" } };
    expect(messageOf(changes).text).toBe("Segunda");
  });

  it("is turned back where the text is not stored beside it", () => {
    expect(messageOf(old("<p>Preço &lt; 10 &amp; <strong>já</strong></p>\n"), rendering).text).toBe(
      "Preço < 10 & **já**",
    );
    expect(messageOf(old("<p>Oi</p>\n", "Channel::Email")).text).toBe("Oi");
  });

  it("gives back the mention and the command of a note", () => {
    const html = '<p><a href="mention://user/7/Ana%20Sá">@Ana Sá</a> @lia resuma</p>\n';
    expect(messageOf(old(html), rendering).text).toBe("[@Ana Sá](mention://user/7/Ana%20Sá) @lia resuma");
  });

  it("of Telegram keeps its line feeds", () => {
    const html = '<b>Atenção</b>\n@lia ver <a href="https://x.example">isto</a> &amp; mais\n';
    expect(messageOf(old(html, "Channel::Telegram"), rendering).text).toBe(
      "**Atenção**\n@lia ver [isto](https://x.example) & mais",
    );
  });
});

describe("HTML that a customer typed", () => {
  it.each([
    ["in versions that do not render", { message: { content: "<p>oi</p>" }, stored: OTHER }, CONTEXT],
    [
      "by the shape of 4.14.2 and later, even against the flag",
      { message: { content: "<p>oi</p>" }, stored: OTHER },
      rendering,
    ],
    ["without the trace that rendering leaves", old("<p>oi</p>"), CONTEXT],
    ["in a channel that is not rendered to HTML", old("<p>oi</p>\n", "Channel::Api"), rendering],
    ["when it is known that nothing is rendered", old("<p>oi</p>\n"), { ...CONTEXT, contentIsRendered: false }],
  ])("stays %s", (_, changes, context) => expect(messageOf(changes, context).text).toBe("<p>oi</p>"));

  it("stays inside a sentence", () => {
    expect(messageOf(old("use <b>negrito</b> assim\n"), rendering).text).toBe("use <b>negrito</b> assim");
  });

  it("stays before 4.8, whose bodies know no assignee_type", () => {
    const body = aDelivery({ version: "3.16.0", message: { content: "<p>oi</p>\n" }, stored: OTHER });
    expect(parseEvent(body, CONTEXT)).toMatchObject({ message: { text: "<p>oi</p>" } });
  });
});

describe("line ends", () => {
  it.each([
    ["um\\\ndois", "um\ndois"],
    ["um\r\ndois\n\n", "um\ndois"],
    ["C:\\pasta\\ fim", "C:\\pasta\\ fim"],
    ["\n  recuado", "\n  recuado"],
    [null, ""],
    [42, ""],
  ])("of %j become %j", (content, text) => expect(messageOf({ message: { content } }).text).toBe(text));
});

describe("e-mail", () => {
  const mail = (email: unknown, more: object = {}) => ({
    message: { content: "novo\n\n> velho", content_type: "incoming_email", content_attributes: { email }, ...more },
    stored: { processed_message_content: "processado" },
  });

  it.each<[string, unknown, string]>([
    [
      "the new part of the text",
      { text_content: { quoted: "só o novo\n" }, html_content: { quoted: "html" } },
      "só o novo",
    ],
    [
      "the new part of the HTML",
      { text_content: { quoted: " " }, html_content: { quoted: "novo < velho" } },
      "novo < velho",
    ],
    ["HTML that is still HTML", { html_content: { quoted: "<div>Ol&aacute;,<br>tchau</div>" } }, "Olá,\ntchau"],
    ["what Chatwoot made of it", { text_content: null, html_content: { quoted: "" } }, "processado"],
  ])("is read as %s", (_, email, text) => expect(messageOf(mail(email)).text).toBe(text));

  it("is read whole when nothing else is there", () => {
    const changes = mail({ text_content: {} });
    expect(messageOf({ ...changes, stored: { processed_message_content: null } }).text).toBe("novo\n\n> velho");
  });

  it("that we send is read as it was written", () => {
    const sender = { id: 5, name: "Rafaela", type: "user" };
    const email = { text_content: { quoted: "outra coisa" } };
    expect(messageOf(mail(email, { message_type: "outgoing", sender })).text).toBe("novo\n\n> velho");
  });

  it.each<[boolean, unknown]>([
    [true, { auto_reply: true }],
    [true, { headers: { "Auto-Submitted": "auto-replied" } }],
    [true, { headers: { auto_submitted: ["auto-generated"] } }],
    [true, { headers: { Precedence: "Bulk" } }],
    [true, { headers: { "X-Auto-Response-Suppress": "All" } }],
    [true, { headers: { "x-autoreply": "yes" } }],
    [false, { headers: { "Auto-Submitted": "no" } }],
    [false, { headers: { "X-Auto-Response-Suppress": "OOF", precedence: "first-class" } }],
    [false, { auto_reply: false, headers: null }],
    [false, { auto_reply: "true", headers: ["precedence", { precedence: "bulk" }] }],
  ])("is an automatic reply: %s for %o", (expected, email) => expect(messageOf(mail(email)).autoReply).toBe(expected));
});
