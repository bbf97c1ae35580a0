import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { createBuilder } from "vite";
import { startSandbox } from "../../sandbox/server.ts";
import { CHROMIUM_ARGS, findChromium } from "../helpers/chromium.ts";
import { createPlayer, type Player } from "./player.ts";

export const chromiumPath = findChromium();
if (!chromiumPath) console.warn("Page tests are left out: no Chromium found (set BATON_CHROMIUM to its path).");

/** Built once and served by many sandboxes. */
export interface Stage {
  open(options?: BrowserContextOptions): Promise<Scene>;
  stop(): Promise<void>;
}

/** One visitor with a browser profile and a sandbox of their own. */
export interface Scene {
  readonly page: Page;
  readonly player: Player;
  readonly url: string;
  /** Everything the browser complained about so far. */
  readonly complaints: readonly string[];
  /** Takes the sandbox away from the page, lets somebody else act on its state meanwhile, and brings it back. */
  interrupt(meanwhile: (player: Player) => Promise<void>): Promise<void>;
  /** Puts an empty installation, with other tokens, at the same address. */
  replaceSandbox(): Promise<void>;
  close(): Promise<void>;
}

export async function startStage(): Promise<Stage> {
  const outDir = await mkdtemp(join(tmpdir(), "baton-console-"));
  await buildPages(outDir);
  const browser = await chromium.launch({ executablePath: chromiumPath ?? "", args: [...CHROMIUM_ARGS] });
  return {
    open: (options) => openScene(browser, join(outDir, "sandbox"), options),
    async stop() {
      await browser.close();
      await rm(outDir, { recursive: true, force: true });
    },
  };
}

async function buildPages(outDir: string): Promise<void> {
  const root = fileURLToPath(new URL("../../console", import.meta.url));
  const builder = await createBuilder({ root, logLevel: "error", build: { outDir } });
  await builder.buildApp();
}

async function openScene(browser: Browser, pageDir: string, options: BrowserContextOptions = {}): Promise<Scene> {
  const stateDir = await mkdtemp(join(tmpdir(), "baton-page-state-"));
  const start = (port: number) => startSandbox({ port, pageDir, stateFile: join(stateDir, "state.json") });
  let sandbox = await start(0);
  const player = await createPlayer(sandbox.url);
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: "reduce",
    locale: "en-GB",
    ...options,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.setDefaultTimeout(8_000);
  await page.goto(sandbox.url);
  await page.getByText("Live", { exact: true }).waitFor();
  const close = async () => {
    await context.close();
    await sandbox.stop();
    await rm(stateDir, { recursive: true, force: true });
  };
  const interrupt = async (meanwhile: (player: Player) => Promise<void>) => {
    const { port } = sandbox;
    await sandbox.stop();
    const elsewhere = await start(0);
    await meanwhile(await createPlayer(elsewhere.url));
    await elsewhere.stop();
    sandbox = await start(port);
  };
  const replaceSandbox = async () => {
    const { port } = sandbox;
    await sandbox.stop();
    sandbox = await startSandbox({ port, pageDir });
  };
  return { page, player, url: sandbox.url, complaints, interrupt, replaceSandbox, close };
}
