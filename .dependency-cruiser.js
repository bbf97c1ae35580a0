const inside = (folder) => `^${folder}/`;

/** The import directions of the house: docs/architecture.md says why. */
export default {
  forbidden: [
    {
      name: "no-cycles",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "core-is-pure",
      comment: "Rules know no I/O, clock or environment: of plugin/ only errors.ts, of Node only hashing.",
      severity: "error",
      from: { path: inside("plugin/core") },
      to: { pathNot: ["^plugin/core/", "^plugin/errors\\.ts$", "^(node:)?crypto$", "json-schema-to-ts", "ajv"] },
    },
    {
      name: "handlers-import-core-only",
      severity: "error",
      from: { path: inside("handlers") },
      to: { pathNot: ["^handlers/", "^plugin/core/"] },
    },
    {
      name: "only-main-knows-handlers",
      severity: "error",
      from: { path: inside("plugin"), pathNot: "^plugin/main\\.ts$" },
      to: { path: inside("handlers") },
    },
    {
      name: "sandbox-stands-alone",
      comment: "The stand-in must be able to be wrong on its own: it is spoken to over HTTP only.",
      severity: "error",
      from: { path: inside("sandbox") },
      to: { path: ["^plugin/", "^handlers/", "^console/"] },
    },
    {
      name: "nobody-imports-the-sandbox",
      severity: "error",
      from: { path: ["^plugin/", "^handlers/"] },
      to: { path: inside("sandbox") },
    },
    {
      name: "http-stores-and-nothing-more",
      comment: "Bytes in, rows out: no model and no call to Chatwoot; the envelope is all it knows of a payload.",
      severity: "error",
      from: { path: inside("plugin/http") },
      to: { path: ["^plugin/brain/", "^plugin/turn/", "^plugin/chatwoot/(?!envelope\\.ts)"] },
    },
    {
      name: "chatwoot-knows-only-core",
      severity: "error",
      from: { path: inside("plugin/chatwoot") },
      to: { path: "^plugin/(?!chatwoot/|core/|net/|errors\\.ts)" },
    },
    {
      name: "brain-writes-nothing",
      severity: "error",
      from: { path: inside("plugin/brain") },
      to: { path: ["^plugin/(turn|http|queue|cli)/", "^plugin/chatwoot/", "^handlers/"] },
    },
    {
      name: "knowledge-reads-and-finds",
      comment: "It reads sources and stores what can be found: it decides nothing and answers nobody.",
      severity: "error",
      from: { path: inside("plugin/knowledge") },
      to: { path: ["^plugin/(turn|http|queue|cli)/", "^handlers/", "^plugin/brain/(?!understand/)"] },
    },
    {
      name: "db-has-no-business-rules",
      severity: "error",
      from: { path: inside("plugin/db") },
      to: { path: ["^plugin/(turn|http|queue|brain|knowledge|cli)/"] },
    },
    {
      name: "only-the-client-speaks-http-to-chatwoot",
      severity: "error",
      from: { path: "^(plugin|handlers)/", pathNot: "^plugin/chatwoot/" },
      to: { path: "node_modules/axios/" },
    },
  ],
  options: {
    // TypeScript 7 has no programming interface to parse with.
    parser: "swc",
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default", "types"] },
  },
};
