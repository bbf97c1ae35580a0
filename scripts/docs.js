import { ensureBuilt, ensureInstalled, ensureNode } from "./ensure.js";

ensureNode();
ensureInstalled();
ensureBuilt();
await import("../dist/plugin/cli/generate-docs.js");
