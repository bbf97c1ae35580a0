/**
 * How likely a passage answers, from how much of the question it covers: fitted on questions of which every other one
 * had lost its answer (docs/decisions/051-knowledge-score.md).
 */
const SLOPE = 9.3;
const MIDDLE = 0.77;

export function confidenceOf(cover: number): number {
  return 1 / (1 + Math.exp(-SLOPE * (cover - MIDDLE)));
}
