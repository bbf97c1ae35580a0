import { ensureBuilt, ensureInstalled, ensureNode } from "./ensure.js";

ensureNode();
ensureInstalled();
ensureBuilt();
process.argv = [process.argv[0], "bench", ...process.argv.slice(2)];
await import("../dist/bench/main.js");
