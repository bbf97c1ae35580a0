import { describe, expect, it } from "vitest";
import { withMentions } from "../../console/sandbox/desk/mentions.ts";
import { findBatonUrl } from "../../console/sandbox/info.ts";
import { parseConversation } from "../../console/shared/chatwoot/conversation.ts";
import { holderOf } from "../../console/shared/chatwoot/holder.ts";
import { isForCustomer, mergeMessages, parseMessage } from "../../console/shared/chatwoot/message.ts";
import { chosenOf, ratingOf } from "../../console/shared/chatwoot/rich-content.ts";
import { languageOf } from "../../console/shared/text/language.ts";

const aMessage = (over: object = {}) =>
  parseMessage({ id: 1, conversation_id: 5, message_type: 1, content: "oi", created_at: 1_768_900_503, ...over });

describe("messages", () => {
  it.each([
    [0, "incoming"],
    ["outgoing", "outgoing"],
    [2, "activity"],
    [3, "template"],
  ])("reads message_type %s", (messageType, kind) => {
    expect(aMessage({ message_type: messageType }).kind).toBe(kind);
  });

  it("reads the same moment from unix seconds and from ISO text", () => {
    const iso = aMessage({ created_at: "2026-01-20T09:15:03.000Z" });
    expect(aMessage().createdAtMs).toBe(iso.createdAtMs);
  });

  it("hides notes and activity from customers", () => {
    expect(isForCustomer(aMessage())).toBe(true);
    expect(isForCustomer(aMessage({ private: true }))).toBe(false);
    expect(isForCustomer(aMessage({ message_type: 2 }))).toBe(false);
  });

  it("merges by id and keeps the order of ids", () => {
    const merged = mergeMessages([aMessage({ id: 3 })], [aMessage({ id: 2 }), aMessage({ id: 3, content: "new" })]);
    expect(merged.map(({ id, content }) => [id, content])).toEqual([
      [2, "oi"],
      [3, "new"],
    ]);
  });

  it("reads a choice and a rating out of submitted values", () => {
    const choice = aMessage({ content_attributes: { submitted_values: [{ title: "Troca", value: "swap" }] } });
    const rating = aMessage({
      content_attributes: { submitted_values: { csat_survey_response: { rating: 4, feedback_message: "ok" } } },
    });
    expect(chosenOf(choice)).toEqual({ title: "Troca", value: "swap" });
    expect(chosenOf(aMessage())).toBeNull();
    expect(ratingOf(rating)).toEqual({ stars: 4, feedback: "ok" });
  });

  it("survives any junk", () => {
    expect(parseMessage(null).kind).toBe("incoming");
    expect(parseConversation("x").status).toBe("open");
  });
});

describe("who holds the baton", () => {
  const user = { id: 2, name: "Bruno", type: "user" };
  it.each([
    ["pending", null, "bot"],
    ["pending", user, "bot"],
    ["open", null, "team"],
    ["open", { id: 2, name: "Nova", type: "agent_bot" }, "team"],
    ["open", user, "agent"],
    ["snoozed", user, "snoozed"],
    ["resolved", user, "closed"],
  ] as const)("status %s with assignee %o", (status, assignee, holder) => {
    expect(holderOf(parseConversation({ id: 1, status, meta: { assignee } }))).toBe(holder);
  });
});

describe("languages", () => {
  it.each([
    ["Qual é o prazo de entrega?", "pt-BR"],
    ["What are your opening hours?", "en"],
    ["12345", undefined],
    ["ok", undefined],
  ])("%s", (text, language) => {
    expect(languageOf(text)).toBe(language);
  });
});

describe("mentions", () => {
  const users = [
    { id: 1, name: "Ana" },
    { id: 2, name: "Ana Lima" },
  ];
  it("writes a colleague's name as a picked mention, the longest name first", () => {
    expect(withMentions("oi @Ana Lima, e @Ana", users, [])).toBe(
      "oi [@Ana Lima](mention://user/2/Ana%20Lima), e [@Ana](mention://user/1/Ana)",
    );
  });

  it("leaves the bot's own commands and e-mail addresses alone", () => {
    expect(withMentions("@bot @Anabela x@Ana", users, [{ id: 3, name: "vendas" }])).toBe("@bot @Anabela x@Ana");
  });
});

describe("Baton's address", () => {
  it("is the origin its bot listens at", () => {
    const bots = [{ id: 2, outgoing_url: "http://localhost:4000/webhooks/chatwoot/abc" }];
    expect(findBatonUrl(bots, 2)).toBe("http://localhost:4000/");
    expect(findBatonUrl(bots, 3)).toBeNull();
    expect(findBatonUrl([{ id: 2, outgoing_url: "" }], 2)).toBeNull();
  });
});
