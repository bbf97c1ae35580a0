import type { ServerResponse } from "node:http";
import { completionBody, completionChunks, type Spoken } from "./completion-body.ts";
import type { ScriptedAnswer } from "./scripted-answer.ts";

interface Exchange {
  readonly request: { readonly endpoint: string; readonly body: Readonly<Record<string, unknown>> };
  readonly response: ServerResponse;
}

/** Does with one request what the script says. */
export function respond(answer: ScriptedAnswer, exchange: Exchange): void {
  const { response } = exchange;
  switch (answer.kind) {
    case "vectors":
      sendJson(response, 200, vectorsBody(answer.vectors));
      break;
    case "status":
      if (answer.retryAfter !== undefined) response.setHeader("retry-after", answer.retryAfter);
      sendJson(response, answer.status, { error: { message: answer.message ?? `Scripted ${answer.status}` } });
      break;
    case "raw":
      response.writeHead(200, { "content-type": answer.contentType ?? "application/json" }).end(answer.body);
      break;
    case "cut":
      response.writeHead(200, { "content-type": "application/json", "content-length": "4096" });
      response.write(`{"id":"cut","choices":[{"message":{"content":"${answer.text}`);
      setTimeout(() => response.destroy(), 10);
      break;
    case "slow": {
      const timer = setTimeout(() => respond(answer.then, exchange), answer.afterMs);
      response.once("close", () => clearTimeout(timer));
      break;
    }
    case "hang":
      break;
    case "reset":
      response.socket?.resetAndDestroy();
      break;
    default:
      speak(answer, exchange);
  }
}

function speak(spoken: Spoken, { request, response }: Exchange): void {
  const model = String(request.body.model ?? "scripted");
  if (request.endpoint === "transcription") {
    sendJson(response, 200, { text: spoken.kind === "tools" ? "" : spoken.text });
  } else if (request.body.stream === true) {
    response.writeHead(200, { "content-type": "text/event-stream" });
    for (const chunk of completionChunks(spoken, model)) response.write(`data: ${JSON.stringify(chunk)}\n\n`);
    response.end("data: [DONE]\n\n");
  } else {
    sendJson(response, 200, completionBody(spoken, model));
  }
}

const vectorsBody = (vectors: readonly (readonly number[])[]) => ({
  object: "list",
  model: "scripted",
  data: vectors.map((embedding, index) => ({ object: "embedding", index, embedding })),
  usage: { prompt_tokens: vectors.length, total_tokens: vectors.length },
});

export function sendJson(response: ServerResponse, code: number, body: object): void {
  response.writeHead(code, { "content-type": "application/json" }).end(JSON.stringify(body));
}
