import { unix } from "../clock.ts";
import { asInteger, asIntegers, asList, asObject } from "../input.ts";
import { submitSurvey } from "../rules/submissions.ts";
import { messagesOf } from "../rules/timeline.ts";
import { agentRest, contactRest } from "../serializers/people.ts";
import type { CsatResponse } from "../state/catalog.ts";
import type { Conversation, Message } from "../state/entities.ts";
import { ACCOUNT_ID, type World } from "../world.ts";
import {
  type AccountRoute,
  type Call,
  forAdmins,
  found,
  paged,
  pageOf,
  type Route,
  route,
  textParam,
} from "./route.ts";

const PAGE = 25;

export function surveyRoutes(world: World): readonly AccountRoute[] {
  return [
    forAdmins("GET /csat_survey_responses", (call) =>
      paged(filtered(world, call), pageOf(call), PAGE).map((row) => showResponse(world, row)),
    ),
    forAdmins("GET /csat_survey_responses/metrics", (call) => {
      const rows = filtered(world, call);
      const ratings: Record<string, number> = {};
      for (const { rating } of rows) ratings[rating] = (ratings[rating] ?? 0) + 1;
      const sent = [...world.store.messages.values()].filter(({ contentType }) => contentType === "input_csat");
      return { total_count: rows.length, ratings_count: ratings, total_sent_messages_count: sent.length };
    }),
  ];
}

function filtered(world: World, { query }: Pick<Call, "query">): CsatResponse[] {
  const since = asInteger(query.since);
  const until = asInteger(query.until);
  const userIds = asIntegers(asList(query.user_ids));
  const inboxId = asInteger(query.inbox_id);
  const teamId = asInteger(query.team_id);
  const rating = asInteger(query.rating);
  return [...world.store.csatResponses.values()]
    .filter((row) => {
      const conversation = world.store.conversations.get(row.conversationId);
      return (
        (since === undefined || row.createdAt >= since * 1_000) &&
        (until === undefined || row.createdAt <= until * 1_000) &&
        (userIds.length === 0 || userIds.includes(row.assigneeId ?? 0)) &&
        (inboxId === undefined || conversation?.inboxId === inboxId) &&
        (teamId === undefined || conversation?.teamId === teamId) &&
        (rating === undefined || row.rating === rating)
      );
    })
    .reverse();
}

function showResponse(world: World, row: CsatResponse) {
  const contact = world.store.contacts.get(row.contactId);
  const agent = row.assigneeId === null ? undefined : world.store.users.get(row.assigneeId);
  return {
    id: row.id,
    rating: row.rating,
    feedback_message: row.feedback,
    csat_review_notes: null,
    account_id: ACCOUNT_ID,
    message_id: row.messageId,
    contact: contact ? contactRest(contact) : null,
    conversation_id: row.conversationId,
    ...(agent ? { assigned_agent: agentRest(agent) } : {}),
    created_at: unix(row.createdAt),
  };
}

/** The page behind a survey link. It is the one place that shows a conversation's row id. */
export function publicSurveyRoutes(world: World): readonly Route<null>[] {
  const surveyOf = (call: Call<null>) => {
    const conversation = found(world.store.indexes.conversationsByUuid.get(textParam(call, "uuid")));
    const message = messagesOf(world, conversation).findLast(({ contentType }) => contentType === "input_csat");
    return { conversation, message: found(message) };
  };
  return [
    route("GET /csat_survey/:uuid", (call) => {
      const { conversation, message } = surveyOf(call);
      return showSurvey(world, conversation, message);
    }),
    route("PUT /csat_survey/:uuid", (call) => {
      const { conversation, message } = surveyOf(call);
      submitSurvey(world, message, asObject(call.body.message)?.submitted_values);
      return showSurvey(world, conversation, message);
    }),
  ];
}

function showSurvey(world: World, conversation: Conversation, message: Message) {
  const row = [...world.store.csatResponses.values()].find(({ messageId }) => messageId === message.id);
  return {
    id: message.id,
    csat_survey_response: row ? { id: row.id, rating: row.rating, feedback_message: row.feedback } : null,
    inbox_avatar_url: "",
    inbox_name: world.store.inboxes.get(conversation.inboxId)?.name ?? "",
    locale: world.store.accounts.get(ACCOUNT_ID)?.locale ?? "en",
    conversation_id: conversation.rowId,
    created_at: unix(message.createdAt),
    display_type: message.contentAttributes.display_type ?? "emoji",
    content: message.content,
  };
}
