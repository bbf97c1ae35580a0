import { createServer, type RequestListener, type Server } from "node:http";
import type { Socket } from "node:net";
import { portTaken } from "../net/free-port.ts";

/** Chatwoot gives up after 5 s, so a slower request only blocks a socket. */
const REQUEST_TIMEOUT_MS = 8_000;
const KEEP_ALIVE_MS = 30_000;
/** The time that a client has to read a refusal before its connection is closed. */
const LINGER_MS = 1_000;
/** Long enough to commit the received deliveries. Chatwoot retries unfinished ones. */
const STOP_GRACE_MS = 1_500;
const IDLE_SWEEP_MS = 50;

export interface RunningServer {
  readonly port: number;
  /** Accepts no new connections, answers open requests, closes idle connections, and cuts the rest after the grace time. */
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
  let stopping = false;
  const server = createServer(
    {
      requestTimeout: REQUEST_TIMEOUT_MS,
      headersTimeout: REQUEST_TIMEOUT_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
      connectionsCheckingInterval: 1_000,
    },
    (request, response) => {
      if (stopping) response.shouldKeepAlive = false;
      listener(request, response);
    },
  );
  server.on("clientError", (error: NodeJS.ErrnoException, socket: Socket) => {
    const code = refuse(error, socket);
    if (code) onRefused(code);
  });
  await listen(server, { port, host, portVariable });
  const address = server.address();
  return {
    port: typeof address === "object" && address ? address.port : port,
    stop() {
      stopping = true;
      return close(server);
    },
  };
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // A connection that was in use at this moment is kept alive and becomes idle only later.
    const sweep = setInterval(() => server.closeIdleConnections(), IDLE_SWEEP_MS);
    const cut = setTimeout(() => server.closeAllConnections(), STOP_GRACE_MS);
    server.close(() => {
      clearInterval(sweep);
      clearTimeout(cut);
      resolve();
    });
  });
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

/** Answers a malformed or late request with a code and a sentence. Undefined: the client has gone. */
function refuse(error: NodeJS.ErrnoException, socket: Socket): string | undefined {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return undefined;
  }
  const isLate = error.code === "ERR_HTTP_REQUEST_TIMEOUT";
  const [line, code, message] = isLate
    ? ["408 Request Timeout", "request_timeout", "The request took too long to arrive"]
    : ["400 Bad Request", "delivery_invalid", "This is not a well-formed HTTP request"];
  const body = JSON.stringify({ error: { code, message } });
  const head = `HTTP/1.1 ${line}\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n`;
  socket.end(head + body);
  // Closing at once could discard the answer, and a client may never close.
  setTimeout(() => socket.destroy(), LINGER_MS).unref();
  return code;
}
