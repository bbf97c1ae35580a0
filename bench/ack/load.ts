import { answerParent } from "../child.ts";
import { signedDelivery } from "../customer-message.ts";
import { type Latency, latencyOf } from "../statistics.ts";
import { closedLoop } from "./closed-loop.ts";

export interface AckTask {
  readonly port: number;
  readonly seconds: number;
  readonly connections: number;
  /** Ids of the messages start here and are used by no other round. */
  readonly firstMessageId: number;
}

export interface AckResult {
  readonly perSecond: number;
  readonly latency: Latency;
  readonly accepted: number;
  readonly refused: number;
}

/** More than any server here answers; should one do so anyway, the round ends early and is still measured right. */
export const MAX_PER_SECOND = 16_000;
const CONVERSATIONS = 5_000;

answerParent("ready", async (task: AckTask): Promise<AckResult> => {
  const { port, connections, seconds } = task;
  const result = await closedLoop({ port, connections, seconds, requests: signedRequests(task) });
  const answered = [...result.statuses.values()].reduce((sum, count) => sum + count, 0);
  const accepted = result.statuses.get(200) ?? 0;
  const { perSecond, milliseconds } = result;
  return { perSecond, latency: latencyOf(milliseconds), accepted, refused: answered - accepted };
});

/** All bytes are made before the clock starts: signing is the sender's work, not the server's. */
function signedRequests({ seconds, firstMessageId }: AckTask): readonly Buffer[] {
  const at = Date.now();
  return Array.from({ length: seconds * MAX_PER_SECOND }, (_, index) =>
    signedDelivery({
      messageId: firstMessageId + index,
      conversationId: 1 + (index % CONVERSATIONS),
      text: "Oi, bom dia",
      at,
    }),
  );
}
