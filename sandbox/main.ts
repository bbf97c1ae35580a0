import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { DEFAULT_VERSION, parseVersion } from "./capabilities.ts";
import { startSandbox } from "./server.ts";

const DEFAULT_PORT = 4001;

async function main(env: NodeJS.ProcessEnv): Promise<void> {
  const port = Number(env.SANDBOX_PORT || DEFAULT_PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    fail("SANDBOX_PORT must be a port number, for example 4001.");
  const version = parseVersion(env.SANDBOX_VERSION || DEFAULT_VERSION);
  const sandbox = await startSandbox({
    port,
    version,
    stateFile: env.SANDBOX_STATE ? resolve(env.SANDBOX_STATE) : undefined,
    pageDir: env.SANDBOX_PAGE ? resolve(env.SANDBOX_PAGE) : builtPage(),
    host: env.SANDBOX_HOST || undefined,
  });
  console.log(`Sandbox (Chatwoot ${version}) at http://localhost:${sandbox.port}`);

  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    void sandbox.stop().then(() => process.exit(0));
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  process.on("disconnect", stop);
}

/** The page lies beside the compiled sandbox, or in dist/ when this runs from source. */
function builtPage(): string {
  const place = import.meta.url.endsWith(".ts") ? "../dist/console/sandbox" : "../console/sandbox";
  return fileURLToPath(new URL(place, import.meta.url));
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

main(process.env).catch((error: unknown) => {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE") fail("The sandbox's port is taken: set SANDBOX_PORT to a free one and start again.");
  if (code === "EACCES") fail("The sandbox may not use this port: set SANDBOX_PORT to one above 1023.");
  fail(error instanceof Error ? error.message : String(error));
});
