import { connect, type Socket } from "node:net";

/**
 * A keep-alive HTTP/1.1 connection that sends ready-made bytes and reads no more of an answer than its status. On two
 * cores the load generator must cost a fraction of what it measures, so no HTTP library stands in between.
 */
export interface HttpConnection {
  /** One request at a time: the next only after the answer. */
  send(request: Buffer): void;
  close(): void;
}

interface ConnectionOptions {
  readonly port: number;
  readonly onAnswer: (status: number) => void;
  /** The server hung up while nothing was asked of it, as servers do with idle connections. */
  readonly onIdleClose?: () => void;
}

export async function openConnection(options: ConnectionOptions): Promise<HttpConnection> {
  const { port, onAnswer, onIdleClose } = options;
  const socket: Socket = connect({ port, host: "127.0.0.1", noDelay: true });
  await new Promise<void>((resolve, reject) => {
    socket.once("connect", resolve);
    socket.once("error", reject);
  });
  let busy = false;
  let closing = false;
  const takeAnswers = createAnswerReader((status) => {
    // Said to a connection that asked nothing for too long, and followed by its end.
    if (!busy) return;
    busy = false;
    onAnswer(status);
  });
  socket.on("data", takeAnswers);
  socket.on("close", () => {
    if (closing) return;
    if (busy || !onIdleClose) throw new Error(`The server on port ${port} closed a connection`);
    onIdleClose();
  });
  return {
    send(request) {
      busy = true;
      socket.write(request);
    },
    close() {
      closing = true;
      socket.destroy();
    },
  };
}

const HEAD_END = "\r\n\r\n";
const STATUS_AT = "HTTP/1.1 ".length;

/** Understands answers with a Content-Length, which is what every server here sends. */
export function createAnswerReader(onAnswer: (status: number) => void): (chunk: Buffer) => void {
  let unread = "";
  return (chunk) => {
    unread += chunk.toString("latin1");
    for (;;) {
      const head = unread.indexOf(HEAD_END);
      if (head < 0) return;
      const end = head + HEAD_END.length + bodyLength(unread.slice(0, head));
      if (unread.length < end) return;
      const status = Number(unread.slice(STATUS_AT, STATUS_AT + 3));
      unread = unread.slice(end);
      onAnswer(status);
    }
  };
}

function bodyLength(head: string): number {
  const found = /\r\ncontent-length: *(\d+)/i.exec(head);
  if (!found) throw new Error("An answer without Content-Length cannot be measured here");
  return Number(found[1]);
}
