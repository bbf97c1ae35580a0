import type { MoodCourse } from "../../core/commands/agent-help.ts";

type Point = MoodCourse["points"][number];

/** Smaller changes of the mood do not count. */
const NOTICEABLE = 0.15;

/** The change of the mood from the first half of the messages to the second. */
export function trendOf(points: readonly Point[]): MoodCourse["trend"] {
  const half = Math.ceil(points.length / 2);
  const change = points.length < 2 ? 0 : meanOf(points.slice(-half)) - meanOf(points.slice(0, half));
  if (Math.abs(change) <= NOTICEABLE) return "steady";
  return change > 0 ? "better" : "worse";
}

export const meanOf = (points: readonly Pick<Point, "score">[]): number =>
  points.reduce((sum, { score }) => sum + score, 0) / Math.max(1, points.length);
