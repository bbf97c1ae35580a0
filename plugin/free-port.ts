import { createServer } from "node:net";
import { PortTaken } from "./errors.ts";

/** A port nobody listens on now. Another process may take it before you do: only for what can try again. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address && typeof address === "object") return address.port;
  throw new PortTaken("The system gave no free port");
}
