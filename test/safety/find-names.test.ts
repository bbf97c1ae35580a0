import { describe, expect, it } from "vitest";
import { findPii } from "../../plugin/safety/pii/find-pii.ts";
import { createMasker, kindsToMask } from "../../plugin/safety/pii/masker.ts";

const found = (text: string) => findPii(text).map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);

describe("names and places", () => {
  it.each([
    ["Oi, meu nome é Marina Alves", "person: Marina Alves"],
    ["Falei com o João da Silva ontem", "person: João da Silva"],
    ["me llamo Juan Pérez", "person: Juan Pérez"],
    ["my name is carla souza", "person: carla souza"],
    ["Please ask Mr. Okonkwo about it", "person: Okonkwo"],
    ["Zbigniew's parcel is late", "person: Zbigniew"],
    ["moro na Rua das Flores, 120", "address: Rua das Flores, 120"],
    ["entrega na Av. Paulista, 1578", "address: Av. Paulista, 1578"],
    ["calle San Martín 450", "address: calle San Martín 450"],
    ["send it to 24 Clarke Avenue", "address: 24 Clarke Avenue"],
    ["Ich wohne Friedhofstrasse 33", "address: Friedhofstrasse 33"],
    ["moro em Recife", "place: Recife"],
    ["We moved here from South Korea", "place: South Korea"],
    ["I work for Initech", "company: Initech"],
    ["comprei da Horizonte Distribuidora", "company: Horizonte Distribuidora"],
    ["I am cambodian", "nationality: cambodian"],
    ["a 36 year old woman", "age: 36"],
    ["see you on Tuesday", "date: Tuesday"],
  ])("finds what is in “%s”", (text, expected) => {
    expect(found(text)).toContain(expected);
  });

  it.each([
    "Bom dia! Gostaria de saber o prazo de entrega do meu pedido.",
    "Hello, when will my order arrive? Thanks!",
    "¿Cuándo llega mi pedido? Gracias",
    "O aplicativo não abre. Já tentei de novo.",
    "My card still hasn't arrived after two weeks.",
  ])("sees nobody in “%s”", (text) => {
    expect(found(text)).toEqual([]);
  });

  it("reads a letter head line by line", () => {
    const head = "Marta Prado\nContoso\n100 Elm Street\nSpringfield\nmarta@contoso.com";
    expect(found(head)).toEqual([
      "person: Marta Prado",
      "company: Contoso",
      "address: 100 Elm Street",
      "place: Springfield",
      "email: marta@contoso.com",
    ]);
  });

  it("masks them only where the inbox asks", () => {
    const text = "Sou o Carlos Lima, de Recife, cpf 529.982.247-25";
    const mask = (mask_names: boolean) =>
      createMasker({ kinds: kindsToMask({ mask_identifiers: true, mask_names, mask_details: false }) }).mask(text);
    expect(mask(false)).toBe("Sou o Carlos Lima, de Recife, cpf [CPF_1]");
    expect(mask(true)).toBe("Sou o [PERSON_1], de [PLACE_1], cpf [CPF_1]");
  });
});
