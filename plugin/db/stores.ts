import type { Knex } from "knex";
import { createAnswerCacheStore } from "./answer-cache-store.ts";
import { createCommandStore } from "./command-store.ts";
import { createConnectionStore } from "./connection-store.ts";
import { createConversationStore } from "./conversation-store.ts";
import { createDeliveryStore } from "./delivery-store.ts";
import { createEffectStore } from "./effect-store.ts";
import { createEpisodeStore } from "./episode-store.ts";
import { createGapStore } from "./gap-store.ts";
import { createHandoffStore } from "./handoff-store.ts";
import { createInboxStore } from "./inbox-store.ts";
import { createKnowledgeSearchStore } from "./knowledge-search-store.ts";
import { createKnowledgeStore } from "./knowledge-store.ts";
import { createMessageStore } from "./message-store.ts";
import { createModelHealthStore } from "./model-health-store.ts";
import { createNoticeStore } from "./notice-store.ts";
import { createSecretBox } from "./secret-box.ts";
import { createSettingsStore } from "./settings-store.ts";
import { createSweepStore } from "./sweep-store.ts";
import { createTicketStore } from "./ticket-store.ts";
import { createTimerStore } from "./timer-store.ts";
import { createTurnStore } from "./turn-store.ts";
import { createUsageStore } from "./usage-store.ts";
import { createVectorStore } from "./vector-store.ts";

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
