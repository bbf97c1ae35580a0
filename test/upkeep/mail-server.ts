import { createServer, type Socket } from "node:net";

export interface MailServer {
  readonly url: string;
  readonly received: readonly string[];
  /** What it answers to the next mails; null: it takes them. */
  refuse(answer: string | null): void;
  stop(): Promise<void>;
}

/** Speaks just enough SMTP to take a mail or to refuse it. */
export async function startMailServer(): Promise<MailServer> {
  const received: string[] = [];
  let refusal: string | null = null;
  const server = createServer((socket) => talk(socket, { received, refusal: () => refusal }));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    refuse(answer) {
      refusal = answer;
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function talk(socket: Socket, mails: { received: string[]; refusal: () => string | null }): void {
  let isData = false;
  let text = "";
  const answer = (line: string) => socket.write(`${line}\r\n`);
  answer("220 test");
  socket.on("error", () => undefined);
  socket.on("data", (chunk: Buffer) => {
    text += chunk.toString();
    for (let end = text.indexOf(isData ? "\r\n.\r\n" : "\r\n"); end >= 0; ) {
      const part = text.slice(0, end);
      text = text.slice(end + (isData ? 5 : 2));
      if (isData) {
        isData = false;
        mails.received.push(part);
        answer("250 taken");
      } else if (/^DATA/i.test(part)) {
        isData = true;
        answer("354 go on");
      } else if (/^QUIT/i.test(part)) {
        answer("221 bye");
        socket.end();
      } else if (/^MAIL/i.test(part)) {
        answer(mails.refusal() ?? "250 ok");
      } else {
        answer("250 ok");
      }
      end = text.indexOf(isData ? "\r\n.\r\n" : "\r\n");
    }
  });
}
