import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { ACCOUNT_ID, INBOX_ID } from "../customer-message.ts";

/** Stands where Chatwoot, or Microsoft's channel, would take a bot's reply: it notes whose it is and gives it an id. */
export interface Recorder {
  readonly port: number;
  onReply: (conversationId: number) => void;
}

const CONVERSATION = /\/conversations\/(\d+)\//;

/** Ids grow across customers' and bot's messages alike, as in Chatwoot: one counter serves both. */
export function startRecorder(nextId: () => number): Promise<Recorder> {
  const recorder = { port: 0, onReply: (_conversationId: number) => {} };
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const conversationId = Number(CONVERSATION.exec(request.url ?? "")?.[1]);
      answer(response, { ...JSON.parse(body) }, { id: nextId(), conversationId });
      recorder.onReply(conversationId);
    });
  });
  server.keepAliveTimeout = 60_000;
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      if (typeof address === "object" && address) recorder.port = address.port;
      resolve(recorder);
    });
  });
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

interface Posted {
  readonly content?: string;
  readonly content_type?: string;
  readonly content_attributes?: object;
  readonly private?: boolean;
}

/** What Chatwoot answers to a new message; a Bot Framework bot reads only the `id`. */
function answer(response: ServerResponse, posted: Posted, made: { id: number; conversationId: number }): void {
  const body = JSON.stringify({
    id: made.id,
    content: posted.content ?? "",
    inbox_id: INBOX_ID,
    conversation_id: made.conversationId,
    message_type: 1,
    content_type: posted.content_type ?? "text",
    content_attributes: posted.content_attributes ?? {},
    status: "sent",
    created_at: Math.floor(Date.now() / 1000),
    private: posted.private ?? false,
    source_id: null,
    sender: { id: ACCOUNT_ID, name: "Bench", avatar_url: "", type: "agent_bot" },
  });
  response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(body) }).end(body);
}
