import type { ComponentChildren } from "preact";
import type { Inline } from "./text/inline.ts";
import { languageOf } from "./text/language.ts";
import { type Block, parseMarkdown } from "./text/markdown.ts";
import "./message-text.css";

/** Markdown as elements. The text never becomes HTML on the way, so there is nothing to sanitise. */
export function MessageText({ text }: { readonly text: string }) {
  const blocks = parseMarkdown(text);
  return (
    <div class="message-text" lang={languageOf(text)} dir="auto">
      {blocks.map((block, index) => (
        <BlockView key={index} block={block} />
      ))}
    </div>
  );
}

function BlockView({ block }: { readonly block: Block }): ComponentChildren {
  switch (block.kind) {
    case "paragraph":
      return <p>{inlines(block.children)}</p>;
    case "heading":
      return <p class="message-text__heading">{inlines(block.children)}</p>;
    case "code":
      return (
        <pre>
          <code>{block.text}</code>
        </pre>
      );
    case "quote":
      return (
        <blockquote>
          {block.blocks.map((inner, index) => (
            <BlockView key={index} block={inner} />
          ))}
        </blockquote>
      );
    case "list": {
      const items = block.items.map((item, index) => <li key={index}>{inlines(item)}</li>);
      return block.ordered ? <ol start={block.start}>{items}</ol> : <ul>{items}</ul>;
    }
  }
}

function inlines(nodes: readonly Inline[]): ComponentChildren {
  return nodes.map((node, index) => <InlineView key={index} node={node} />);
}

function InlineView({ node }: { readonly node: Inline }): ComponentChildren {
  switch (node.kind) {
    case "text":
      return node.text;
    case "break":
      return <br />;
    case "code":
      return <code>{node.text}</code>;
    case "strong":
      return <strong>{inlines(node.children)}</strong>;
    case "em":
      return <em>{inlines(node.children)}</em>;
    case "del":
      return <del>{inlines(node.children)}</del>;
    case "mention":
      return <span class="mention">@{node.name}</span>;
    case "link":
      return (
        <a href={node.url} target="_blank" rel="noreferrer noopener">
          {inlines(node.children)}
        </a>
      );
  }
}
