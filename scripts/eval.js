import { ensureBuilt, ensureInstalled, ensureNode } from "./ensure.js";

ensureNode();
ensureInstalled();
ensureBuilt();
process.argv = [process.argv[0], "baton", "eval", "all", ...process.argv.slice(2)];
await import("../dist/plugin/cli/baton.js");
