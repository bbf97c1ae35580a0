import { ensureBuilt, ensureInstalled, ensureNode } from "./ensure.js";

ensureNode();
ensureInstalled();
ensureBuilt();
const { measureQuality } = await import("../dist/bench/quality/main.js");
await measureQuality(process.argv.slice(2));
