import { expect, it } from "vitest";
import { forbidTracing } from "../plugin/config.ts";

it("switches off whatever would send customers' words away, and says what it was", () => {
  const env = {
    LANGSMITH_TRACING: "true",
    LANGCHAIN_VERBOSE: "true",
    LANGSMITH_API_KEY: "kept",
    LANGCHAIN_TRACING: "",
  };
  expect(forbidTracing(env)).toEqual(["LANGSMITH_TRACING", "LANGCHAIN_VERBOSE"]);
  expect(env).toEqual({ LANGSMITH_API_KEY: "kept", LANGCHAIN_TRACING: "" });
});
