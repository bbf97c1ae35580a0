import { benchAck } from "./ack/bench.ts";
import { benchGrowth } from "./growth/bench.ts";
import { type BenchOptions, parseOptions, USAGE } from "./options.ts";
import { type Report, renderText } from "./report.ts";
import { benchSearch } from "./search/bench.ts";
import { benchTurn } from "./turn/bench.ts";

type Bench = (options: BenchOptions, onRound: (round: number) => void) => Promise<Report>;

const BENCHES: ReadonlyMap<string, { run: Bench; seconds: number }> = new Map([
  ["ack", { run: benchAck, seconds: 5 }],
  ["turn", { run: benchTurn, seconds: 6 }],
  ["search", { run: benchSearch, seconds: 1 }],
  ["growth", { run: benchGrowth, seconds: 12 }],
]);

/** `npm run bench:…`: prints the figures for people, or with `--json` one document for machines. */
async function main([name = "", ...args]: readonly string[]): Promise<void> {
  const bench = BENCHES.get(name);
  if (!bench) throw new Error(`Usage: ${USAGE}`);
  const options = parseOptions(args, { seconds: bench.seconds });
  const progress = (round: number) => console.error(`bench:${name} round ${round + 1} of ${options.rounds}`);
  const report = await bench.run(options, progress);
  console.log(options.json ? JSON.stringify(report, null, 2) : renderText(report));
}

main(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
