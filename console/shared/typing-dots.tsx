import "./typing-dots.css";

export function TypingDots({ text }: { readonly text: string }) {
  return (
    <p class="typing">
      <span class="typing__dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      {text}
    </p>
  );
}
