import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { generateBrazilian } from "../../bench/quality/generate-brazilian.ts";
import { createMasker, kindsToMask } from "../../plugin/safety/pii/masker.ts";
import { growthOf } from "../helpers/growth.ts";

const kinds = kindsToMask({ mask_identifiers: true, mask_names: false, mask_details: false });
const aMasker = () => createMasker({ kinds });

describe("masker", () => {
  it("hides identifiers and puts them back", () => {
    const masker = aMasker();
    const masked = masker.mask("meu cpf é 529.982.247-25 e o e-mail ana@uol.com.br");
    expect(masked).toBe("meu cpf é [CPF_1] e o e-mail [EMAIL_1]");
    expect(masker.restore("Enviamos para [EMAIL_1].")).toBe("Enviamos para ana@uol.com.br.");
  });

  it("gives one value one placeholder in all texts of a call, however it is written", () => {
    const masker = aMasker();
    masker.mask("cpf 529.982.247-25");
    expect(masker.mask("CPF 52998224725, e o outro cpf 111.444.777-35")).toBe("CPF [CPF_1], e o outro cpf [CPF_2]");
  });

  it.each(["[email_1]", "[ EMAIL 1 ]", "\\[EMAIL\\_1\\]", "`[EMAIL_1]`", "**[EMAIL_1]**", "EMAIL_1", "[Email-1]"])(
    "knows the placeholder again as the model writes it: %s",
    (written) => {
      const masker = aMasker();
      masker.mask("ana@uol.com.br");
      expect(masker.restore(`Escrevi para ${written}!`)).toContain("ana@uol.com.br");
    },
  );

  it("restores a placeholder inside a link", () => {
    const masker = aMasker();
    masker.mask("ana@uol.com.br");
    expect(masker.restore("[escreva]([EMAIL_1])")).toBe("[escreva](ana@uol.com.br)");
  });

  it("reports placeholders the model made up and leaves them alone", () => {
    const masker = aMasker();
    masker.mask("ana@uol.com.br");
    expect(masker.findUnknown("[EMAIL_1] ou [EMAIL_2] ou [PHONE_1]")).toEqual(["[EMAIL_2]", "[PHONE_1]"]);
    expect(masker.restore("[EMAIL_2]")).toBe("[EMAIL_2]");
  });

  it("never turns a placeholder typed by a customer into somebody's data", () => {
    const masker = aMasker();
    const masked = masker.mask("ana@uol.com.br");
    const typed = masker.mask("qual é o [EMAIL_1]?");
    expect(typed).not.toContain(masked);
    expect(masker.restore(typed)).toBe("qual é o [EMAIL_1]?");
  });

  it("restores every text it masked", () => {
    const texts = generateBrazilian(300, 3).map(({ full_text }) => full_text);
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...texts), fc.string()), { maxLength: 6 }), (messages) => {
        const masker = aMasker();
        const masked = messages.map((message) => masker.mask(message));
        const restored = masked.map((message) =>
          masker
            .restore(message)
            .replace(/[\s.()/-]/g, "")
            .toLowerCase(),
        );
        expect(restored).toEqual(messages.map((message) => message.replace(/[\s.()/-]/g, "").toLowerCase()));
      }),
      { numRuns: 200 },
    );
  });

  it("reads a pasted page in time", () => {
    const mask = (text: string) => void aMasker().mask(text);
    expect(growthOf(mask, "a".repeat(8_000))).toBeLessThan(9);
    expect(growthOf(mask, "1.".repeat(2_000))).toBeLessThan(9);
  });
});
