import { rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import preact from "@preact/preset-vite";
import { defineConfig, type EnvironmentOptions } from "vite";

/** Every page is a folder here with an index.html; a new page is one more word in this list. */
const PAGES = ["sandbox"] as const;

const root = fileURLToPath(new URL(".", import.meta.url));

/**
 * One build environment for each page, so that dist/console/<page> is complete by itself:
 * whoever serves a page serves one folder, at whatever path it likes.
 */
function pageEnvironment(page: string): EnvironmentOptions {
  return {
    consumer: "client",
    build: {
      assetsDir: `${page}/assets`,
      rolldownOptions: { input: `${root}${page}/index.html` },
    },
  };
}

export default defineConfig({
  root,
  base: "./",
  plugins: [preact({ reactAliasesEnabled: false })],
  server: {
    // `npx vite console` serves /sandbox/ with hot reload and passes the page's calls on to a running sandbox.
    proxy: {
      "^/sandbox/(sandbox(\\.json|/)|api/|public/|rails/)": {
        target: `http://localhost:${process.env.SANDBOX_PORT ?? "4001"}`,
        rewrite: (path) => path.slice("/sandbox".length),
      },
    },
  },
  build: {
    outDir: "../dist/console",
    // Pages share the folder: emptying it would throw the other pages away.
    emptyOutDir: false,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: "es2022",
  },
  experimental: {
    // Vite would write "../sandbox/assets/x", which breaks as soon as the folder is served under another name.
    renderBuiltUrl: (file, { hostType }) =>
      hostType === "html" ? `./${file.slice(file.indexOf("/") + 1)}` : undefined,
  },
  environments: Object.fromEntries(PAGES.map((page) => [page, pageEnvironment(page)])),
  builder: {
    async buildApp(builder) {
      for (const page of PAGES) {
        const environment = builder.environments[page];
        if (!environment) throw new Error(`vite.config.ts lists ${page}, but vite made no environment for it`);
        const { root: base, build } = environment.config;
        await rm(new URL(`${build.outDir}/${page}`, `file://${base}/`), { recursive: true, force: true });
        await builder.build(environment);
      }
    },
  },
});
