import { createServer, type RequestListener, type Server } from "node:http";
import type { Socket } from "node:net";
import { portTaken } from "../free-port.ts";

/** Chatwoot gives up after 5 s; whoever needs longer to send a body only ties up a socket. */
const REQUEST_TIMEOUT_MS = 8_000;
const KEEP_ALIVE_MS = 30_000;

export interface RunningServer {
  readonly port: number;
  /** Takes no new connection, answers what is in flight, closes what is idle. */
  stop(): Promise<void>;
}

export async function startServer(options: {
  listener: RequestListener;
  port: number;
  host: string;
  portVariable: string;
  onRefused: (code: string) => void;
}): Promise<RunningServer> {
  const { listener, port, host, portVariable, onRefused } = options;
  const server = createServer(
    {
      requestTimeout: REQUEST_TIMEOUT_MS,
      headersTimeout: REQUEST_TIMEOUT_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
      connectionsCheckingInterval: 1_000,
    },
    listener,
  );
  server.on("clientError", (error: NodeJS.ErrnoException, socket: Socket) => onRefused(refuse(error, socket)));
  await listen(server, { port, host, portVariable });
  const address = server.address();
  return {
    port: typeof address === "object" && address ? address.port : port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}

function listen(
  server: Server,
  { port, host, portVariable }: { port: number; host: string; portVariable: string },
): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EADDRINUSE") reject(error);
      else reject(portTaken(port, portVariable));
    });
    server.listen(port, host, resolve);
  });
}

/** What never became a request still gets a code and a sentence. */
function refuse(error: NodeJS.ErrnoException, socket: Socket): string {
  const isLate = error.code === "ERR_HTTP_REQUEST_TIMEOUT";
  const [line, code, message] = isLate
    ? ["408 Request Timeout", "request_timeout", "The request took too long to arrive"]
    : ["400 Bad Request", "delivery_invalid", "This is not a well-formed HTTP request"];
  const body = JSON.stringify({ error: { code, message } });
  const head = `HTTP/1.1 ${line}\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n`;
  if (socket.writable) socket.end(head + body);
  return code;
}
