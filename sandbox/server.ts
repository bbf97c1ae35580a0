import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { createApp } from "./app.ts";
import { createBlobs } from "./blobs.ts";
import { capabilitiesOf, DEFAULT_VERSION } from "./capabilities.ts";
import { createClock } from "./clock.ts";
import { createFaults } from "./faults.ts";
import { createTrafficLog } from "./log.ts";
import { createSessions } from "./routes/sessions.ts";
import { createStream } from "./routes/stream.ts";
import { wakeSnoozed } from "./rules/conversations.ts";
import { createBus } from "./rules/events.ts";
import { startSurveys } from "./rules/surveys.ts";
import { createScheduler } from "./scheduler.ts";
import { seed } from "./seed/seed.ts";
import { createSaver } from "./state/saver.ts";
import { loadSnapshot } from "./state/snapshot.ts";
import { createStore } from "./state/store.ts";
import { defaultSwitches } from "./switches.ts";
import { createDispatcher } from "./webhooks/dispatch.ts";
import { handleFailedWebhook } from "./webhooks/failure.ts";
import { createWebhookSender } from "./webhooks/sender.ts";
import type { World } from "./world.ts";

export type SandboxOptions = {
  readonly port: number;
  readonly version?: string | undefined;
  /** Where the state is kept between runs; without it everything is in memory. */
  readonly stateFile?: string | undefined;
  /** The built page, served at `/`. */
  readonly pageDir?: string | undefined;
  readonly host?: string | undefined;
  readonly now?: (() => Date) | undefined;
};

export type Sandbox = { readonly url: string; readonly port: number; stop(): Promise<void> };

const LOOPBACK = "127.0.0.1";
const SNOOZE_TICK_MS = 500;

/** Starts a Chatwoot stand-in of its own; any number may run beside each other. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { world, saver } = createWorld(options);
  const log = createTrafficLog();
  const faults = createFaults();
  const sender = createWebhookSender({
    ...{ caps: world.caps, switches: world.switches, clock: world.clock, scheduler: world.scheduler, faults, log },
    onGivenUp: (job, reason) => handleFailedWebhook(world, job, reason),
  });
  world.bus.subscribe(createDispatcher(world, sender));
  startSurveys(world);
  const stream = createStream(world);
  world.bus.subscribe(() => saver.touch());
  watchSnoozes(world);

  const gateway = { world, faults, log, sessions: createSessions(), onWrite: () => saver.touch() };
  const server = createServer(createApp({ gateway, stream, pageDir: options.pageDir }));
  const release = async () => {
    world.scheduler.stop();
    sender.stop();
    stream.stop();
    await saver.stop();
  };
  const port = await listen(server, options).catch(async (error: unknown) => {
    await release();
    throw error;
  });
  world.baseUrl = `http://${reachable(options.host)}:${port}`;
  return {
    url: world.baseUrl,
    port,
    async stop() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
      await release();
    },
  };
}

async function listen(server: Server, { port, host }: SandboxOptions): Promise<number> {
  server.listen(port, host ?? LOOPBACK);
  await once(server, "listening");
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : port;
}

/** An address to be called at, when the server listens on all of them. */
const reachable = (host = LOOPBACK) => (host === "0.0.0.0" || host === "::" ? LOOPBACK : host);

function createWorld(options: SandboxOptions) {
  const store = createStore();
  const switches = defaultSwitches();
  const clock = createClock(options.now);
  const world: World = {
    ...{ store, switches, clock, caps: capabilitiesOf(options.version ?? DEFAULT_VERSION) },
    blobs: createBlobs(options.stateFile === undefined ? undefined : `${options.stateFile}.files`),
    bus: createBus(),
    scheduler: createScheduler(),
    baseUrl: "",
  };
  if (options.stateFile !== undefined) loadSnapshot(options.stateFile, { store, switches });
  seed(store, clock.now());
  return { world, saver: createSaver(options.stateFile, { store, switches }) };
}

/** Ticks more often than it looks, so that a change of the switch counts at once. */
function watchSnoozes(world: World, lookedAt = Date.now()): void {
  world.scheduler.after(Math.min(world.switches.snooze_check_ms, SNOOZE_TICK_MS), () => {
    const isDue = Date.now() - lookedAt >= world.switches.snooze_check_ms;
    if (isDue) wakeSnoozed(world);
    watchSnoozes(world, isDue ? Date.now() : lookedAt);
  });
}
