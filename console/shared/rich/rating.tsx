import { useId, useState } from "preact/hooks";
import type { Message } from "../chatwoot/message.ts";
import { ratingOf } from "../chatwoot/rich-content.ts";
import type { Answers } from "./answers.ts";
import { FACES, Face } from "./face.tsx";
import "./rating.css";

interface RatingProps {
  readonly message: Message;
  readonly answers: Answers | null;
}

export function Rating({ message, answers }: RatingProps) {
  const rating = ratingOf(message);
  if (rating) return <Given stars={rating.stars} feedback={rating.feedback} />;
  if (!answers) return <p class="rich-note">Waiting for the customer's rating</p>;
  return <RatingForm answers={answers} />;
}

function Given({ stars, feedback }: { readonly stars: number; readonly feedback: string }) {
  return (
    <div class="rating-given">
      <Face stars={stars} />
      <p>
        <strong>{FACES[stars - 1]?.label ?? `${stars} of 5`}</strong> <span class="rating-given__of">{stars} of 5</span>
        {feedback && <span class="rating-given__text">“{feedback}”</span>}
      </p>
    </div>
  );
}

function RatingForm({ answers }: { readonly answers: Answers }) {
  const [stars, setStars] = useState(0);
  const [feedback, setFeedback] = useState("");
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (stars === 0 || isBusy) return;
    setBusy(true);
    await answers.rate(stars, feedback.trim());
    setBusy(false);
  };
  return (
    <form class="rating" onSubmit={(event) => void submit(event)}>
      <Faces stars={stars} onStars={setStars} />
      {stars > 0 && (
        <div class="rating__more">
          <input
            class="field"
            aria-label="Anything to add? (optional)"
            placeholder="Anything to add? (optional)"
            value={feedback}
            onInput={(event) => setFeedback(event.currentTarget.value)}
          />
          <button type="submit" class="button button--primary" aria-disabled={isBusy}>
            Send rating
          </button>
        </div>
      )}
    </form>
  );
}

interface FacesProps {
  readonly stars: number;
  readonly onStars: (stars: number) => void;
}

function Faces({ stars, onStars }: FacesProps) {
  const name = useId();
  return (
    <fieldset class="rating__faces">
      <legend class="visually-hidden">How was it?</legend>
      {FACES.map(({ stars: value, label }) => (
        <label key={value} class="rating__face" title={label}>
          <input
            type="radio"
            name={name}
            class="visually-hidden"
            checked={stars === value}
            onChange={() => onStars(value)}
          />
          <Face stars={value} />
          <span class="visually-hidden">{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
