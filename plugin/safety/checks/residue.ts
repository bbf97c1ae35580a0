import { holdsPlaceholder } from "../pii/masker.ts";

const MARKS = [
  /\{\{|\}\}|\$\{|<%|%>/,
  /<\/?(?:tool|function|think|thinking|system|assistant|user|customer|knowledge|source|passages?|context|answer|result|data|instructions?|output)[\s\S_a-z-]{0,40}?>/i,
  /<\|[a-z_]+\|>|\[\/?(?:INST|SYS)\]|<<\/?SYS>>|###\s*(?:system|instruction|assistant|user|response)\b/i,
  /^\s*(?:assistant|system|bot|ai|assistente|asistente)\s*:/i,
  /```(?:json|tool|xml|yaml)|"(?:name|arguments|tool_calls?|function|role|content)"\s*:/i,
  /^\s*[[{]\s*"[\s\S]*[\]}]\s*$/,
  /\[object Object\]|\bundefined\b|\bNaN\b|\bnull\b(?=\s*[,.}\]]|$)/,
  /\b(?:as an ai (?:language )?model|como um modelo de linguagem|como modelo de lenguaje|como una? ia\b)/i,
  /** An unfilled form: "[nome do cliente]", "[insert link]". A word in brackets before an address is a link. */
  /\[(?:seu|sua|nome|n[uú]mero|inserir?|insira|link|data|valor|your|customer'?s?|name|insert|number|date|order|tu|su|nombre|insertar|fecha)\b[^\]\n]{0,40}\](?!\()/i,
];

/** Whether an answer holds machine marks: templates, tags, JSON, placeholders. */
export function holdsResidue(answer: string): boolean {
  return holdsPlaceholder(answer) || MARKS.some((mark) => mark.test(answer));
}
