import type { Finding, Verdict } from "./finding.ts";

const MARKS: Readonly<Record<Verdict, string>> = { ok: "✓", warning: "!", failure: "✗" };

export const isHealthy = (findings: readonly Finding[]): boolean =>
  findings.every(({ verdict }) => verdict !== "failure");

/** One line for each finding; line breaks in a sentence become spaces. */
export function asText(findings: readonly Finding[]): string {
  const width = Math.max(0, ...findings.map(({ subject }) => subject.length));
  const lines = findings.map(
    ({ subject, verdict, sentence }) =>
      `  ${MARKS[verdict]} ${subject.padEnd(width)}  ${sentence.replaceAll(/\s+/g, " ")}`,
  );
  return [...lines, "", summary(findings)].join("\n");
}

export function asJson(findings: readonly Finding[]): string {
  return JSON.stringify({ healthy: isHealthy(findings), findings }, null, 2);
}

function summary(findings: readonly Finding[]): string {
  const count = (wanted: Verdict) => findings.filter(({ verdict }) => verdict === wanted).length;
  const [failures, warnings] = [count("failure"), count("warning")];
  if (failures + warnings === 0) return "Everything is in order.";
  const parts = [plural(failures, "failure"), plural(warnings, "warning")].filter((part) => !part.startsWith("0"));
  return `${parts.join(", ")}.`;
}

const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;
