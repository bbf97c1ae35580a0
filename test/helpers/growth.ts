/**
 * How many times longer work takes for four times the text: about 4 when it reads the text once, 16 when it reads it anew
 * for each character. The quickest of several runs, so that a busy machine does not matter.
 */
export function growthOf(work: (text: string) => void, text: string): number {
  const quickest = (input: string) => Math.min(...Array.from({ length: 3 }, () => timeOf(() => work(input))));
  const long = quickest(text.repeat(4));
  return long / Math.max(quickest(text), 0.5);
}

function timeOf(work: () => void): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}
