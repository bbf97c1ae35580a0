import { existsSync } from "node:fs";

const CANDIDATES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** The browser for page tests, or undefined where there is none: those tests then say so and are skipped. */
export function findChromium(): string | undefined {
  const chosen = process.env.BATON_CHROMIUM;
  return [...(chosen ? [chosen] : []), ...CANDIDATES].find((path) => existsSync(path));
}

/** Keeps a headless browser quiet: no sandbox for containers, no background traffic. */
export const CHROMIUM_ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
] as const;
