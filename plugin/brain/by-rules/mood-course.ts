import type { MoodCourse } from "../../core/commands/agent-help.ts";

type Point = MoodCourse["points"][number];

/** Of a change smaller than this nobody would say that the mood has changed. */
const NOTICEABLE = 0.15;

/** Whether it went up or down from the first half of what was said to the second. */
export function trendOf(points: readonly Point[]): MoodCourse["trend"] {
  const half = Math.ceil(points.length / 2);
  const change = points.length < 2 ? 0 : meanOf(points.slice(-half)) - meanOf(points.slice(0, half));
  if (Math.abs(change) <= NOTICEABLE) return "steady";
  return change > 0 ? "better" : "worse";
}

export const meanOf = (points: readonly Pick<Point, "score">[]): number =>
  points.reduce((sum, { score }) => sum + score, 0) / Math.max(1, points.length);
