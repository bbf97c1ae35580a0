import { type HttpConnection, openConnection } from "../http-connection.ts";

/** Sends each request at once, over a connection that is free or a new one. */
export interface Sender {
  send(request: Buffer): void;
  close(): void;
}

export function createSender(port: number): Sender {
  const free: HttpConnection[] = [];
  const open = new Set<HttpConnection>();

  const connectAndSend = async (request: Buffer) => {
    const connection = await openConnection({
      port,
      onAnswer(status) {
        if (status !== 200) throw new Error(`A message was answered with ${status}`);
        free.push(connection);
      },
      onIdleClose() {
        open.delete(connection);
        free.splice(free.indexOf(connection), 1);
      },
    });
    open.add(connection);
    connection.send(request);
  };

  return {
    send(request) {
      const connection = free.pop();
      if (connection) connection.send(request);
      else void connectAndSend(request);
    },
    close() {
      for (const connection of open) connection.close();
    },
  };
}
