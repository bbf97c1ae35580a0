import type { Message } from "../chatwoot/message.ts";
import { articlesOf, cardsOf } from "../chatwoot/rich-content.ts";
import { safeUrl } from "../text/inline.ts";

export function Cards({ message }: { readonly message: Message }) {
  return (
    <ul class="cards">
      {cardsOf(message).map((card) => (
        <li key={card.title} class="card">
          {safeUrl(card.imageUrl) && <img class="card__image" src={card.imageUrl} alt="" loading="lazy" />}
          <strong>{card.title}</strong>
          {card.description && <p>{card.description}</p>}
          {card.actions.map((action) => (
            <CardAction key={action.text} {...action} />
          ))}
        </li>
      ))}
    </ul>
  );
}

/** A postback only speaks to the page that hosts Chatwoot's widget; here it can only be shown. */
function CardAction({ text, url }: { readonly text: string; readonly url: string }) {
  if (!safeUrl(url)) return <span class="choice choice--shown">{text}</span>;
  return (
    <a class="choice" href={url} target="_blank" rel="noreferrer noopener">
      {text}
    </a>
  );
}

export function Articles({ message }: { readonly message: Message }) {
  return (
    <ul class="cards">
      {articlesOf(message).map((article) => (
        <li key={article.url || article.title} class="card">
          <strong>
            {safeUrl(article.url) ? (
              <a href={article.url} target="_blank" rel="noreferrer noopener">
                {article.title}
              </a>
            ) : (
              article.title
            )}
          </strong>
          {article.description && <p>{article.description}</p>}
        </li>
      ))}
    </ul>
  );
}
