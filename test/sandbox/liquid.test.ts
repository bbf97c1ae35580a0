import { describe, expect, it } from "vitest";
import { renderLiquid } from "../../sandbox/rules/liquid.ts";

const SCOPE = {
  contact: { name: "Maya Okafor", email: "", custom_attribute: { plan: "gold" } },
  agent: { name: "Nova" },
  conversation: { display_id: 7 },
};

describe("Liquid in outgoing texts", () => {
  it.each([
    ["no braces at all", "no braces at all"],
    ["Hi {{contact.name}}", "Hi Maya Okafor"],
    ["Hi {{ contact.name | upcase }}!", "Hi MAYA OKAFOR!"],
    ["{{ contact.custom_attribute.plan }} #{{conversation.display_id}}", "gold #7"],
    ["unknown {{ nobody.knows }} vanishes", "unknown  vanishes"],
    ["{{ contact }}", ""],
    ['{{ contact.email | default: "no mail" }}', "no mail"],
    ["{{ 'a' | append: 'b' | capitalize }}", "Ab"],
    ["{{ contact.constructor.name }}", ""],
    ["{% if contact.email == '' %}none{% else %}some{% endif %}", "none"],
    ["{% if contact.name contains 'Maya' %}yes{% endif %}", "yes"],
    ["{% unless contact.missing %}a{% endunless %}", "a"],
    ["{% if x %}1{% elsif agent.name %}2{% else %}3{% endif %}", "2"],
    ["{% assign who = contact.name %}{{ who }}", "Maya Okafor"],
    ["{% raw %}{{ contact.name }}{% endraw %}", "{{ contact.name }}"],
    ["a{% comment %}secret{% endcomment %}b", "ab"],
    ["code `{{ contact.name }}` stays", "code `{{ contact.name }}` stays"],
    ["broken {{ contact.name", "broken {{ contact.name"],
    ["{% unknown %} {{ contact.name }}", "{% unknown %} {{ contact.name }}"],
    ["{% if contact.name %}never closed {{ contact.name }}", "{% if contact.name %}never closed {{ contact.name }}"],
    ["{% endif %}", "{% endif %}"],
    ["{\u200b{ contact.name }}", "{\u200b{ contact.name }}"],
    ["{ single } {braces}", "{ single } {braces}"],
  ])("%j becomes %j", (text, expected) => {
    expect(renderLiquid(text, SCOPE)).toBe(expected);
  });
});
