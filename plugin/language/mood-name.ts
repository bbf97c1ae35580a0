export type MoodName = "angry" | "unhappy" | "neutral" | "happy";

const ANGRY = -0.5;
const UNHAPPY = -0.2;
const HAPPY = 0.3;

/** A mood from -1 to 1 in one word. Notes, recaps and urgency all use this scale. */
export function moodName(score: number): MoodName {
  if (score <= ANGRY) return "angry";
  if (score <= UNHAPPY) return "unhappy";
  return score >= HAPPY ? "happy" : "neutral";
}

export const isUpset = (score: number): boolean => score <= UNHAPPY;
