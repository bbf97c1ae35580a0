import type { EventOf } from "../../core/event.ts";
import type { Choice } from "../../language/words/choice.ts";

import { idOf, isObject, type Json, listOf, objectOf, scalarOf, textOf, wordsOf } from "./value.ts";

/** The customer's entries in a form under an existing message. */
export type Answer =
  | Pick<EventOf<"choice_made">, "type" | "choices">
  | Pick<EventOf<"form_submitted">, "type" | "fields">
  | Pick<EventOf<"email_submitted">, "type" | "email">
  | Pick<EventOf<"rating_given">, "type" | "rating" | "feedback">;

export function parseAnswer(contentType: unknown, contentAttributes: Json): Answer | undefined {
  const email = wordsOf(contentAttributes.submitted_email);
  if (email !== null) return { type: "email_submitted", email: email.trim() };
  const values = contentAttributes.submitted_values;
  if (isObject(values)) return parseRating(values.csat_survey_response);
  const filled = listOf(values).filter(isObject);
  if (filled.length === 0) return undefined;
  return contentType === "form" || (contentType !== "input_select" && filled.some((value) => "name" in value))
    ? { type: "form_submitted", fields: parseFields(filled) }
    : parsePicked(filled, parseChoices(contentAttributes.items));
}

export function parseChoices(items: unknown): readonly Choice[] {
  return listOf(items).flatMap((item) => {
    const raw = objectOf(item);
    const title = scalarOf(raw.title) ?? scalarOf(raw.value);
    return title === null ? [] : [{ title, value: scalarOf(raw.value) ?? title }];
  });
}

/** The browser may send any value; a known value gets the title that was offered with it. */
function parsePicked(values: readonly Json[], offered: readonly Choice[]): Answer | undefined {
  const picked = parseChoices(values).map((one) => offered.find((choice) => choice.value === one.value) ?? one);
  return picked.length === 0 ? undefined : { type: "choice_made", choices: picked };
}

function parseFields(values: readonly Json[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    values.flatMap(({ name, value }) => {
      const key = wordsOf(name);
      return key === null ? [] : [[key, scalarOf(value) ?? scalarOf(objectOf(value).value) ?? ""]];
    }),
  );
}

function parseRating(value: unknown): Answer | undefined {
  const { rating, feedback_message: feedback } = objectOf(value);
  const stars = idOf(typeof rating === "string" ? Number(rating) : rating);
  if (stars === null || stars > 5) return undefined;
  return { type: "rating_given", rating: stars, feedback: textOf(feedback)?.trim() || null };
}
