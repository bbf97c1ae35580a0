import { ensureBuilt, ensureInstalled, ensureNode } from "./ensure.js";

ensureNode();
ensureInstalled();
ensureBuilt();
await import("../dist/scripts/docs/generate-docs.js");
