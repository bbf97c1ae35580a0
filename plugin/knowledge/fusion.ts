/** The usual constant of reciprocal rank fusion. A larger one makes the first places differ less from later ones. */
const RANK_OFFSET = 60;
/** With fewer neighbours the nearness of an unrelated text is unknown. */
const MIN_NEIGHBOURS = 5;

interface Scored {
  readonly id: number;
  readonly points: number;
  readonly score: number;
}

/**
 * Merges the order by words and the order by meaning, by the places of each passage. Every model has its own scale of
 * nearness, so the scale starts at the furthest neighbour, which is hardly related to the question, and ends at 1.
 */
export function fuse<T extends Scored>(passages: readonly T[], nearness: ReadonlyMap<number, number>): readonly T[] {
  const byWords = passages.filter(({ points }) => points > 0).sort((first, second) => second.points - first.points);
  const byMeaning = passages
    .filter(({ id }) => nearness.has(id))
    .sort((first, second) => (nearness.get(second.id) ?? 0) - (nearness.get(first.id) ?? 0));
  const places = [byWords, byMeaning].map((order) => new Map(order.map(({ id }, place) => [id, place])));
  const fused = (id: number) =>
    places.reduce((sum, place) => sum + (place.has(id) ? 1 / (RANK_OFFSET + 1 + (place.get(id) ?? 0)) : 0), 0);
  const floor = nearness.size < MIN_NEIGHBOURS ? 0 : Math.min(...nearness.values());
  const meant = (id: number) =>
    Math.max(0, ((nearness.get(id) ?? floor) - floor) / Math.max(1 - floor, Number.EPSILON));
  return passages
    .map((passage) => ({ ...passage, score: 1 - (1 - passage.score) * (1 - Math.min(1, meant(passage.id))) }))
    .sort((first, second) => fused(second.id) - fused(first.id) || first.id - second.id);
}
