import type { Backlog, CheckupStore, PartitionFacts } from "../../db/checkup-store.ts";
import { type Check, type Finding, failure, ok, warning } from "./finding.ts";

/** Checks the work itself: open tickets, overdue deliveries and effects, missing partitions. */
export function workChecks(store: CheckupStore, now: () => number): readonly Check[] {
  return [
    { subject: "work", run: async () => judgeBacklog(await store.backlog()) },
    { subject: "partitions", run: async () => judgePartitions(await store.partitions(now())) },
  ];
}

export function judgeBacklog({ openTickets, deliveries, effects }: Backlog): readonly Finding[] {
  const overdue = deliveries + effects;
  const findings: Finding[] = [];
  if (openTickets > 0) {
    findings.push(warning("tickets", `${openTickets} open: each stands for work that failed for good`));
  }
  if (overdue > 0) {
    const what = `overdue for more than a minute: deliveries ${deliveries}, effects ${effects}`;
    findings.push(
      warning("work", `${what}; is a worker running (BATON_ROLE=worker or both), and does Chatwoot answer?`),
    );
  }
  return findings.length > 0 ? findings : [ok("work", "no open tickets, nothing overdue")];
}

export function judgePartitions({ strays, missing }: PartitionFacts): Finding {
  const [stray] = strays;
  if (stray) {
    const count = stray.rows > 1000 ? "more than 1000" : String(stray.rows);
    const cure = 'move them as deploy/README.md says under "Default partition"';
    return failure("partitions", `${count} rows lie in ${stray.table} and block the partition of their month: ${cure}`);
  }
  if (missing.length > 0) {
    return warning(
      "partitions",
      `${missing.join(", ")} missing: a worker creates them when it starts; run baton start`,
    );
  }
  return ok("partitions", "complete for this month and the next");
}
