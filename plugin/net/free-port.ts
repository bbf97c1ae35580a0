import { createServer, type Server } from "node:net";
import { PortTaken } from "../errors.ts";

/** Finds a free port. Another process may take it before the caller does: only for callers that can try again. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await listen(server, 0, "127.0.0.1");
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address && typeof address === "object") return address.port;
  throw new PortTaken("The system gave no free port");
}

/** Names the variable to change before anything starts on an occupied port. */
export async function assertPortFree(port: number, options: { host: string; variable: string }): Promise<void> {
  const { host, variable } = options;
  const server = createServer();
  await listen(server, port, host).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "EADDRINUSE") throw portTaken(port, variable);
    throw cause;
  });
  await new Promise((resolve) => server.close(resolve));
}

export function portTaken(port: number, variable: string): PortTaken {
  return new PortTaken(
    `Port ${port} is taken. Stop what uses it, or choose another: ${variable}=${port + 10} npm start`,
  );
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
}
