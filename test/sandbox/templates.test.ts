import { afterEach, describe, expect, it } from "vitest";
import { type Customer, customerOf, eventually, type Play, type PlayOptions, play, texts } from "./play.ts";

let stage: Play;
afterEach(() => stage.stop());

async function start(settings: object, options: PlayOptions = {}): Promise<Customer> {
  stage = await play(options);
  for (const id of [1, 3]) await stage.admin(`PATCH /inboxes/${id}`, settings);
  return customerOf(stage, "widget");
}

const SATURDAY = () => new Date("2026-01-24T12:00:00-03:00");
const TUESDAY_MORNING = () => new Date("2026-01-20T10:00:00-03:00");
const TUESDAY_NIGHT = () => new Date("2026-01-20T18:00:00-03:00");

describe("automatic messages", () => {
  it("are all off in a fresh sandbox", async () => {
    const maya = await start({});
    await maya.says("oi");
    expect(await texts(stage, maya.conversationId)).toEqual(["oi"]);
  });

  it("greet once, without a sender, and tell the bot", async () => {
    const maya = await start({ greeting_enabled: true, greeting_message: "Olá {{contact.first_name}}!" });
    await maya.says("oi");
    await maya.says("alguém?");
    expect(await texts(stage, maya.conversationId)).toEqual(["oi", "Olá Maya!", "alguém?"]);
    const [hook] = await stage.hooks.until(1, ({ body }) => body.at("message_type") === "template");
    expect(hook?.body.at("sender")).toBeNull();
  });

  it("ask for an e-mail once in the widget, in two messages, and file the answer", async () => {
    const maya = await start({ enable_email_collect: true });
    await maya.says("oi");
    await maya.says("oi?");
    const seen = (await maya("GET /messages")).list();
    expect(seen.map((message) => message.at("content_type"))).toEqual(["text", "text", "input_email", "text"]);
    const asked = seen[2]?.number("id");
    await maya(`PATCH /messages/${asked}`, { submitted_email: "maya@example.com" });
    expect((await stage.admin(`GET /contacts/${maya.contactId}`)).at("payload.email")).toBe("maya@example.com");
    const [hook] = await stage.hooks.until(1, ({ event }) => event === "message_updated");
    expect(hook?.body.at("content_attributes.submitted_email")).toBe("maya@example.com");
  });

  it.each([
    { when: "on a Saturday", now: SATURDAY, away: true },
    { when: "on a Tuesday at ten", now: TUESDAY_MORNING, away: false },
    { when: "on a Tuesday at six in the evening", now: TUESDAY_NIGHT, away: true },
  ])("say that nobody is there $when: $away", async ({ now, away }) => {
    const settings = { working_hours_enabled: true, out_of_office_message: "Voltamos logo" };
    const maya = await start(settings, { now });
    await maya.says("oi");
    await maya.says("oi?");
    expect(await texts(stage, maya.conversationId)).toEqual(away ? ["oi", "Voltamos logo", "oi?"] : ["oi", "oi?"]);
  });

  it("do not say it right after somebody has answered", async () => {
    const settings = { working_hours_enabled: true, out_of_office_message: "Voltamos logo" };
    const maya = await start(settings, { now: SATURDAY });
    await stage.bot(`POST /conversations/${maya.conversationId}/messages`, { content: "Estou aqui" });
    await maya.says("oi");
    expect(await texts(stage, maya.conversationId)).toEqual(["Estou aqui", "oi"]);
  });
});

describe("the survey", () => {
  const survey = () =>
    stage.hooks.until(1, ({ body }) => body.at("content_type") === "input_csat").then(([hook]) => hook?.body);

  it("follows a resolve, the bot's own included, once", async () => {
    const maya = await start({ csat_survey_enabled: true, csat_config: { message: "Como foi?" } });
    const path = `POST /conversations/${maya.conversationId}/toggle_status`;
    await stage.bot(path, { status: "resolved" });
    expect((await survey())?.at("content")).toBe("Como foi?");
    await stage.bot(path, { status: "open" });
    await stage.bot(path, { status: "resolved" });
    await stage.admin(`POST /conversations/${maya.conversationId}/messages`, { content: "end", private: true });
    await stage.hooks.until(1, ({ body }) => body.at("content") === "end");
    expect(stage.hooks.seen.filter(({ body }) => body.at("content_type") === "input_csat")).toHaveLength(1);
  });

  it("is a link outside the widget, and is answered by the public address", async () => {
    await start({ csat_survey_enabled: true });
    const maya = await customerOf(stage, "api");
    await stage.admin(`POST /conversations/${maya.conversationId}/toggle_status`, { status: "resolved" });
    const uuid = (await maya("GET ")).text("uuid");
    expect((await survey())?.at("content")).toBe(
      `Please rate this conversation ${stage.sandbox.url}/survey/responses/${uuid}`,
    );
    const answer = { csat_survey_response: { rating: 5, feedback_message: "ótimo" } };
    const path = `/public/api/v1/csat_survey/${uuid}`;
    const reply = await stage.nobody(`PUT ${path}`, { message: { submitted_values: answer } });
    expect(reply.at("csat_survey_response")).toMatchObject({ rating: 5, feedback_message: "ótimo" });
    expect((await stage.nobody(`GET ${path}`)).number("conversation_id")).toBeGreaterThan(500);
    const list = await stage.admin("GET /csat_survey_responses");
    expect(list.at("0")).toMatchObject({ rating: 5, feedback_message: "ótimo", conversation_id: maya.conversationId });
    const metrics = await stage.admin("GET /csat_survey_responses/metrics");
    expect(metrics.value).toEqual({ total_count: 1, ratings_count: { 5: 1 }, total_sent_messages_count: 1 });
    const [hook] = await stage.hooks.until(1, ({ event }) => event === "message_updated");
    expect(hook?.body.at("content_attributes.submitted_values")).toEqual(answer);
  });

  it("is closed after fourteen days", async () => {
    let today = new Date("2026-01-20T12:00:00Z");
    const maya = await start({ csat_survey_enabled: true }, { now: () => today });
    await stage.admin(`POST /conversations/${maya.conversationId}/toggle_status`, { status: "resolved" });
    const seen = await eventually(
      () => maya("GET /messages"),
      (reply) => reply.list().length === 1,
    );
    const rate = (rating: number) =>
      maya(`PATCH /messages/${seen.number("0.id")}`, { submitted_values: { csat_survey_response: { rating } } });
    expect((await rate(9)).status).toBe(422);
    expect((await rate(2)).status).toBe(200);
    today = new Date("2026-02-04T12:00:00Z");
    expect((await rate(4)).status).toBe(422);
  });
});
