import { describe, expect, it } from "vitest";
import { nested } from "../../sandbox/routes/body.ts";

describe("form fields with brackets", () => {
  it.each([
    ["a=1&b=x", { a: "1", b: "x" }],
    ["labels[]=vip&labels[]=troca", { labels: ["vip", "troca"] }],
    [
      "contact[name]=Lia&contact[custom_attributes][plan]=gold",
      { contact: { name: "Lia", custom_attributes: { plan: "gold" } } },
    ],
    ["__proto__[polluted]=1&a[__proto__][x]=1", {}],
  ])("%s", (form, expected) => {
    expect(nested(new URLSearchParams(form))).toEqual(expected);
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });
});
