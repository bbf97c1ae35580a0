import type { Knex } from "knex";
import { createConnectionStore } from "./connection-store.ts";
import { createInboxStore } from "./inbox-store.ts";
import { createAnswerCacheStore } from "./knowledge/answer-cache-store.ts";
import { createGapStore } from "./knowledge/gap-store.ts";
import { createKnowledgeStore } from "./knowledge/knowledge-store.ts";
import { createKnowledgeSearchStore } from "./knowledge/search-store.ts";
import { createVectorStore } from "./knowledge/vector-store.ts";
import { createModelHealthStore } from "./model-health-store.ts";
import { createNoticeStore } from "./notice-store.ts";
import { createSecretBox } from "./postgres/secret-box.ts";
import { createSettingsStore } from "./settings-store.ts";
import { createSweepStore } from "./sweep-store.ts";
import { createTicketStore } from "./ticket-store.ts";
import { createCommandStore } from "./turn/command-store.ts";
import { createConversationStore } from "./turn/conversation-store.ts";
import { createDeliveryStore } from "./turn/delivery-store.ts";
import { createEffectStore } from "./turn/effect-store.ts";
import { createEpisodeStore } from "./turn/episode-store.ts";
import { createHandoffStore } from "./turn/handoff-store.ts";
import { createMessageStore } from "./turn/message-store.ts";
import { createTimerStore } from "./turn/timer-store.ts";
import { createTurnStore } from "./turn/turn-store.ts";
import { createUsageStore } from "./usage-store.ts";

export type Stores = ReturnType<typeof openStores>;

export function openStores(db: Knex, secretKey: string) {
  return {
    commands: createCommandStore(db),
    connections: createConnectionStore(db, createSecretBox(secretKey)),
    inboxes: createInboxStore(db),
    settings: createSettingsStore(db),
    deliveries: createDeliveryStore(db),
    turns: createTurnStore(db),
    vectors: createVectorStore(db),
    effects: createEffectStore(db),
    timers: createTimerStore(db),
    conversations: createConversationStore(db),
    episodes: createEpisodeStore(db),
    gaps: createGapStore(db),
    handoffs: createHandoffStore(db),
    knowledge: createKnowledgeStore(db),
    knowledgeSearch: createKnowledgeSearchStore(db),
    messages: createMessageStore(db),
    notices: createNoticeStore(db),
    sweeps: createSweepStore(db),
    tickets: createTicketStore(db),
    usage: createUsageStore(db),
    modelHealth: createModelHealthStore(db),
    answerCache: createAnswerCacheStore(db),
  };
}
