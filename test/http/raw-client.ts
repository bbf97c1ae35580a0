import { connect, type Socket } from "node:net";
import { onTestFinished } from "vitest";

export interface RawClient {
  readonly socket: Socket;
  write(bytes: string | Buffer): Promise<void>;
  /** Resolves with everything that came once the server has closed its side. */
  readonly closed: Promise<string>;
  /** Resolves with everything that came so far as soon as it matches. */
  until(pattern: RegExp): Promise<string>;
}

/** Speaks HTTP byte by byte, as no client library would. Never closes first. */
export async function openRaw(port: number): Promise<RawClient> {
  const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
  onTestFinished(() => void socket.destroy());
  let received = "";
  const listeners = new Set<() => void>();
  socket.on("data", (chunk) => {
    received += chunk.toString("latin1");
    for (const listener of listeners) listener();
  });
  const closed = new Promise<string>((resolve) => {
    const finish = () => resolve(received);
    socket.once("end", finish).once("close", finish);
    // A server that closes while bytes are still on their way resets the connection.
    socket.on("error", finish);
  });
  await new Promise<void>((resolve, reject) => socket.once("connect", resolve).once("error", reject));
  return {
    socket,
    closed,
    write: (bytes) => new Promise((resolve) => socket.write(bytes, () => resolve())),
    until: (pattern) =>
      new Promise((resolve) => {
        const look = () => {
          if (!pattern.test(received)) return;
          listeners.delete(look);
          resolve(received);
        };
        listeners.add(look);
        look();
      }),
  };
}

export interface RawAnswer {
  readonly status: number;
  readonly error: { readonly code: string; readonly message: string };
}

/** The first answer in what a server sent. */
export function readAnswer(received: string): RawAnswer {
  const [, status] = /^HTTP\/1\.1 (\d{3}) /.exec(received) ?? [];
  const body = received.slice(received.indexOf("\r\n\r\n") + 4);
  const { error } = JSON.parse(body.slice(0, body.indexOf("}}") + 2));
  return { status: Number(status), error };
}
