import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { createChatwoot } from "../../plugin/chatwoot/chatwoot.ts";
import type { PublicMessage } from "../../plugin/chatwoot/resources/public-api.ts";
import { linesOf, optionsOf } from "../../plugin/cli/chat/lines.ts";
import { openTalk, type Talk } from "../../plugin/cli/chat/talk.ts";
import { recite } from "../../plugin/cli/chat/terminal.ts";
import { talkTexts } from "../../plugin/core/texts/texts.ts";
import { eventually } from "../helpers/eventually.ts";
import { useTestDatabase } from "../helpers/test-database.ts";
import { runBaton } from "./run-baton.ts";
import { nobody, useServedSandbox } from "./served.ts";

const database = useTestDatabase();
const served = useServedSandbox(database);

function aMessage(fields: Partial<PublicMessage>): PublicMessage {
  return { id: 1, content: "Hello", message_type: 1, content_type: "text", created_at: 1_768_900_503, ...fields };
}

const QUESTION = aMessage({
  content: "Which size?",
  content_type: "input_select",
  content_attributes: {
    items: [
      { title: "Small", value: "s" },
      { title: "Large", value: "l" },
    ],
  },
  sender: { id: 2, name: "Aurora", type: "agent_bot" },
});

describe("baton chat, piped", () => {
  it("plays a whole conversation against the sandbox and ends by itself", async () => {
    const env = { SANDBOX_PORT: new URL(served.chatwoot.url).port };
    const stdin = "Oi\n\nMeu pedido não chegou\n/quit\nnever said\n";
    const { code, stdout } = await runBaton(["chat", "--name", "Marina"], { env, stdin });
    expect(code).toBe(0);
    const lines = stdout.trim().split("\n");
    expect(lines[0]).toMatch(/^You are Marina in "Site" at localhost:\d+\. \/quit ends it\.$/);
    expect(lines.slice(1, 3)).toEqual(["you: Oi", `Baton: ${talkTexts["pt-BR"].greeting}`]);
    expect(lines[3]).toBe("you: Meu pedido não chegou");
    expect(lines[4]).toMatch(/^Baton: .*equipe/);
    expect(lines.slice(5)).toEqual(["(a person answers from here on)"]);
  });

  it("finds the API inbox of a configured Chatwoot, or takes the one that is named", async () => {
    const { url, admin, inboxes } = served.chatwoot;
    const env = { CHATWOOT_BASE_URL: url, CHATWOOT_ACCOUNT_ID: "1" };
    const identifier = inboxes[0]?.inbox_identifier ?? "";
    const [found, named] = await Promise.all([
      runBaton(["chat"], { env: { ...env, CHATWOOT_API_TOKEN: admin }, stdin: "Oi\n" }),
      runBaton(["chat", "--inbox", identifier], { env, stdin: "Oi\n" }),
    ]);
    for (const { code, stdout } of [found, named]) {
      expect(code).toBe(0);
      expect(stdout).toContain(`Baton: ${talkTexts["pt-BR"].greeting}`);
    }
  });

  it.each([
    ["nothing runs", [], {}, /No sandbox answers at http:\/\/localhost:\d+: run npm start/],
    [
      "there is no such inbox",
      ["--inbox", "nobody"],
      { CHATWOOT_BASE_URL: "here" },
      /no API inbox with the identifier nobody/,
    ],
    ["no inbox is named and none can be looked up", [], { CHATWOOT_BASE_URL: "here" }, /--inbox .*CHATWOOT_API_TOKEN/],
  ])("says so when %s", async (_what, args, given, words) => {
    const place = "CHATWOOT_BASE_URL" in given ? { CHATWOOT_BASE_URL: served.chatwoot.url } : {};
    const port = (await nobody()).split(":")[1] ?? "";
    const { code, stderr } = await runBaton(["chat", ...args], {
      env: { SANDBOX_PORT: port, ...place },
      stdin: "Oi\n",
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(words);
    expect(stderr).not.toContain("    at ");
  });
});

/** A conversation that answers each line with the next of these. */
function scripted(...answers: readonly { messages?: readonly PublicMessage[]; status?: string }[]) {
  const said: string[] = [];
  const waiting = [...answers];
  let isAsked = false;
  let status = "pending";
  const talk: Talk = {
    async say(text) {
      said.push(text);
      isAsked = true;
    },
    async look() {
      const answer = isAsked ? waiting.shift() : undefined;
      isAsked = false;
      status = answer?.status ?? status;
      return { messages: answer?.messages ?? [], status };
    },
  };
  return { talk, said };
}

async function recited(talk: Talk, text: string) {
  const input = new PassThrough();
  input.end(text);
  const printed: string[] = [];
  const isAnswered = await recite(talk, { input, print: (line) => printed.push(line) }, { answerMs: 600, restMs: 100 });
  return { isAnswered, printed };
}

describe("a recited conversation", () => {
  it("says that the bot gave no answer, and that this is wrong", async () => {
    const { isAnswered, printed } = await recited(scripted({}).talk, "Oi\n");
    expect(isAnswered).toBe(false);
    expect(printed).toEqual(["you: Oi", expect.stringMatching(/no answer within 0\.6 s: .*baton doctor/)]);
  });

  it("does not expect an answer of the bot while a person has the conversation", async () => {
    const { talk } = scripted({ messages: [aMessage({ sender: { id: 7, name: "Ines" } })], status: "open" }, {});
    const { isAnswered, printed } = await recited(talk, "Oi\nAinda aí?\n");
    expect(isAnswered).toBe(true);
    expect(printed).toEqual(["you: Oi", "Ines: Hello", "you: Ainda aí?"]);
  });
});

describe("what a customer sees in a terminal", () => {
  it("is the choice with a number for each option", () => {
    expect(linesOf(QUESTION)).toEqual(["Aurora: Which size?", "  1. Small", "  2. Large"]);
    expect(
      optionsOf({ ...QUESTION, content_attributes: { ...QUESTION.content_attributes, submitted_values: [] } }),
    ).toEqual([]);
  });

  it("is every line, file and card of a message", () => {
    const attachments = [{ id: 1, message_id: 1, file_type: "image", data_url: "https://files.example/a.png" }];
    expect(linesOf(aMessage({ content: "One\ntwo", attachments }))).toEqual([
      "a person: One",
      "  two",
      "  [image] https://files.example/a.png",
    ]);
    const items = [{ title: "Exchange", description: "30 days", link: "https://help.example/1" }, "broken"];
    const article = aMessage({
      content: null,
      message_type: 3,
      content_type: "article",
      content_attributes: { items },
    });
    expect(linesOf(article)).toEqual(["automatic message:", "  Exchange — 30 days — https://help.example/1"]);
  });
});

describe("a talk with Chatwoot", () => {
  async function aTalk() {
    const { url, inboxes, accountId, admin } = served.chatwoot;
    const chatwoot = createChatwoot({ baseUrl: url, accountId, token: admin });
    const talk = await openTalk(chatwoot.publicApi(inboxes[0]?.inbox_identifier ?? ""), "Marina");
    await talk.say("Preciso de ajuda com o pedido 42");
    const [conversation] = (await chatwoot.conversations.list({ status: "all" })).payload;
    return { talk, chatwoot, conversation: conversation?.id ?? 0 };
  }

  it("submits the option of a number that follows a choice, as a button would", async () => {
    const { talk, chatwoot, conversation } = await aTalk();
    const items = [
      { title: "Trocar", value: "exchange" },
      { title: "Devolver", value: "return" },
    ];
    const question = { content: "O que deseja?", content_type: "input_select", content_attributes: { items } };
    const { id } = await chatwoot.messages.create(conversation, question);
    await eventually(
      () => talk.look(),
      ({ messages }) => messages.some((message) => message.id === id),
    );
    await talk.say("2");
    await talk.say("2");
    const { payload: messages } = await chatwoot.messages.list(conversation);
    const answered = messages.find((message) => message.id === id);
    expect(answered?.content_attributes?.submitted_values).toEqual([{ title: "Devolver", value: "return" }]);
    expect(messages.filter(({ content }) => content === "2")).toHaveLength(1);
  });

  it("misses nothing when more came than Chatwoot shows at once", async () => {
    const { talk, chatwoot, conversation } = await aTalk();
    const wanted = Array.from({ length: 45 }, (_, index) => `Line ${index}`);
    for (const content of wanted) await chatwoot.messages.create(conversation, { content });
    const { messages } = await talk.look();
    const heard = messages.map(({ content }) => content).filter((content) => content?.startsWith("Line"));
    expect(heard).toEqual(wanted);
    expect((await talk.look()).messages).toEqual([]);
  });
});
