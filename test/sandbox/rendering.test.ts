import { afterEach, describe, expect, it } from "vitest";
import { renderForChannel } from "../../sandbox/rules/markdown.ts";
import { customerOf, type InboxName, type Play, play } from "./play.ts";

describe("text rendered for a channel", () => {
  it.each([
    ["Channel::WebWidget", "Hi", "<p>Hi</p>\n"],
    ["Channel::WebWidget", "a **b** _c_ `d<e>`", "<p>a <strong>b</strong> <em>c</em> <code>d&lt;e&gt;</code></p>\n"],
    ["Channel::WebWidget", "one\n\ntwo", "<p>one</p>\n<p>two</p>\n"],
    ["Channel::WebWidget", "- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"],
    ["Channel::WebWidget", "1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n"],
    ["Channel::WebWidget", "> quoted", "<blockquote>\n<p>quoted</p>\n</blockquote>\n"],
    ["Channel::WebWidget", "# Title", "<h1>Title</h1>\n"],
    ["Channel::WebWidget", "Tom & Jerry", "<p>Tom &amp; Jerry</p>\n"],
    ["Channel::WebWidget", "line\\\nnext", "<p>line<br />\nnext</p>\n"],
    ["Channel::WebWidget", "snake_case_name", "<p>snake_case_name</p>\n"],
    [
      "Channel::WebWidget",
      "[@Ines Duarte](mention://user/7/Ines%20Duarte) @nova",
      '<p><a href="mention://user/7/Ines%20Duarte">@Ines Duarte</a> @nova</p>\n',
    ],
    ["Channel::Email", "by <help@x.example>", '<p>by <a href="mailto:help@x.example">help@x.example</a></p>\n'],
    ["Channel::Whatsapp", "**bold** *it* [site](https://x.example)", "*bold* _it_ https://x.example"],
    ["Channel::Whatsapp", "[@Ines](mention://user/7/Ines) oi", "mention://user/7/Ines oi"],
    ["Channel::Whatsapp", '<a href="https://x.example">x</a>', ""],
    ["Channel::Whatsapp", "```\ncode\n```", "```code```"],
    ["Channel::Telegram", "**b** & `c`", "<strong>b</strong> &amp; <code>c</code>"],
    ["Channel::FacebookPage", "**b** [t](https://x.example)", "b t https://x.example"],
    ["Channel::Api", "**as it is** <b>", "**as it is** <b>"],
  ])("%s: %j", (channel, text, expected) => {
    expect(renderForChannel(channel, text)).toBe(expected);
  });
});

describe("content in a webhook", () => {
  let stage: Play;
  afterEach(() => stage.stop());

  const said: readonly { version: string; inbox: InboxName; text: string; sent: string }[] = [
    { version: "4.8.0", inbox: "widget", text: "oi **aí**", sent: "oi **aí**" },
    { version: "4.10.1", inbox: "widget", text: "oi **aí**", sent: "<p>oi <strong>aí</strong></p>\n" },
    { version: "4.10.1", inbox: "whatsapp", text: "oi **aí**", sent: "oi *aí*" },
    { version: "4.10.1", inbox: "api", text: "oi **aí**", sent: "oi **aí**" },
    { version: "4.12.1", inbox: "widget", text: "um\\\ndois\n", sent: "um\\\ndois\n" },
    { version: "4.13.0", inbox: "widget", text: "um\\\ndois\n", sent: "um\ndois\n" },
    { version: "4.16.2", inbox: "widget", text: "um\\\ndois\n", sent: "um\ndois" },
  ];

  it.each(said)("$version, $inbox: $text becomes $sent; what is stored does not change", async (wanted) => {
    stage = await play({ version: wanted.version });
    const maya = await customerOf(stage, wanted.inbox);
    await maya.says(wanted.text);
    const [hook] = await stage.hooks.until(1);
    expect(hook?.body.at("content")).toBe(wanted.sent);
    const stored = await stage.admin(`GET /conversations/${maya.conversationId}/messages`);
    expect(stored.at("payload.0.content")).toBe(wanted.text);
  });

  it("a note comes with the previous public message, never itself", async () => {
    stage = await play();
    const maya = await customerOf(stage);
    await maya.says("oi");
    await stage.agent(`POST /conversations/${maya.conversationId}/messages`, {
      content: "@nova resuma",
      private: true,
    });
    const [note] = await stage.hooks.until(1, ({ body }) => body.at("private") === true);
    expect([note?.body.at("content"), note?.body.at("conversation.messages.0.content")]).toEqual([
      "@nova resuma",
      "oi",
    ]);
  });
});
