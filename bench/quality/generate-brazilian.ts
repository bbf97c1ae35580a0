import type { PiiText } from "../../plugin/eval/pii-texts.ts";
import { isCnpj, isCpf } from "../../plugin/language/entities/check-digits.ts";
import { randomInteger } from "../../plugin/language/intents/linear-svm.ts";

type Random = (below: number) => number;
interface Maker {
  /** Null: nothing personal. */
  readonly type: string | null;
  readonly make: (random: Random) => string;
  readonly said: readonly string[];
}

/** `#` is a digit that may be anything. */
const fill = (random: Random, pattern: string): string => pattern.replace(/#/g, () => String(random(10)));
const pick = <T>(random: Random, options: readonly [T, ...T[]]): T => options[random(options.length)] ?? options[0];

const AREAS = ["11", "19", "21", "27", "31", "41", "48", "51", "61", "62", "71", "81", "85", "91", "98"] as const;
const SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

function cpf(random: Random): string {
  const start = fill(random, "#########");
  const digits = completed(start, 2, isCpf) ?? "52998224725";
  const dotted = digits.replace(/(\d{3})(\d{3})(\d{3})(\d{2})/, "$1.$2.$3-$4");
  return pick(random, [dotted, dotted, digits, dotted.replaceAll(".", " "), dotted.replaceAll(".", "")]);
}

function cnpj(random: Random): string {
  const isAlphanumeric = random(3) === 0;
  const sign = () => (isAlphanumeric ? (SIGNS[random(SIGNS.length)] ?? "0") : String(random(10)));
  const start = isAlphanumeric ? Array.from({ length: 12 }, sign).join("") : fill(random, "########000#");
  const signs = completed(start, 2, isCnpj) ?? "11222333000181";
  const shaped = signs.replace(/(.{2})(.{3})(.{3})(.{4})(.{2})/, "$1.$2.$3/$4-$5");
  return isAlphanumeric ? shaped : pick(random, [shaped, shaped, signs]);
}

/** The number whose check digits are right, found by trying them. */
function completed(start: string, length: number, isRight: (signs: string) => boolean): string | undefined {
  const endings = Array.from({ length: 10 ** length }, (_, ending) => String(ending).padStart(length, "0"));
  return endings.map((ending) => start + ending).find(isRight);
}

function phone(random: Random): string {
  const area = pick(random, AREAS);
  const mobile = fill(random, `9${6 + random(4)}###-####`);
  const fixed = fill(random, `3###-####`);
  const number = random(4) === 0 ? fixed : mobile;
  return pick(random, [
    `(${area}) ${number}`,
    `${area} ${number}`,
    `+55 ${area} ${number}`,
    `+55${area}${number.replace("-", "")}`,
    `(${area})${number.replace("-", "")}`,
    `0${area} ${number}`,
    `${area}${number.replace("-", "")}`,
    `55 ${area} ${number}`,
    `(${area}) ${number.replace(/^9(\d{4})/, "9 $1")}`,
    `(${area}) ${number.replace(/^9(\d{4})/, "9.$1")}`,
    `${area}-${number}`,
    mobile,
  ]);
}

function rg(random: Random): string {
  const digits = fill(random, "########");
  const sum = Array.from(digits).reduce((total, digit, index) => total + Number(digit) * (index + 2), 0);
  const rest = (11 - (sum % 11)) % 11;
  const number = `${digits}${rest === 10 ? "X" : rest}`;
  return pick(random, [number.replace(/(..)(...)(...)(.)/, "$1.$2.$3-$4"), number]);
}

function card(random: Random): string {
  const start = fill(
    random,
    pick(random, ["4##############", "51#############", "55#############", "63#############"]),
  );
  const digits = completed(start, 1, passesLuhn) ?? "4111111111111111";
  return pick(random, [digits, digits.replace(/(\d{4})(?=\d)/g, "$1 "), digits.replace(/(\d{4})(?=\d)/g, "$1-")]);
}

function passesLuhn(digits: string): boolean {
  const values = Array.from(digits, Number).reverse();
  return (
    values.reduce(
      (sum, value, index) => sum + (index % 2 ? Math.floor((2 * value) / 10) + ((2 * value) % 10) : value),
      0,
    ) %
      10 ===
    0
  );
}

function randomKey(random: Random): string {
  return "########-####-4###-a###-############".replace(/#/g, () => random(16).toString(16));
}

function email(random: Random): string {
  const name = pick(random, ["ana.souza", "joao_lima", "contato", "maria.clara99", "rafa-dias", "m.oliveira"]);
  return `${name}${random(100)}@${pick(random, ["gmail.com", "uol.com.br", "lojadobairro.com.br", "outlook.com"])}`;
}

const EMPTY: Maker = { type: null, make: () => "", said: [] };

const identifiers: readonly Maker[] = [
  {
    type: "CPF",
    make: cpf,
    said: [
      "meu cpf é @",
      "CPF @",
      "segue o documento: @ para a nota",
      "oi, sou a Bia, @",
      "o titular é @ mesmo",
      "@",
      "qual o limite do cpf @?",
    ],
  },
  {
    type: "CNPJ",
    make: cnpj,
    said: ["o CNPJ da empresa é @", "pode emitir a nota para @?", "CNPJ: @", "faturar em nome de @ por favor"],
  },
  {
    type: "PHONE_NUMBER",
    make: phone,
    said: ["me liga no @", "meu whats é @", "tel @", "pode chamar no @ depois das 18h", "o número mudou, agora é @"],
  },
  {
    type: "CEP",
    make: (random) => fill(random, pick(random, ["#####-###", "0####-###"])).replace(/^00/, "13"),
    said: ["meu cep é @", "entrega em @?", "CEP @, casa 3", "moro no @"],
  },
  { type: "CEP", make: (random) => fill(random, "1#######"), said: ["meu cep é @", "cep: @ por favor"] },
  { type: "RG", make: rg, said: ["meu RG é @", "rg @ ssp sp", "identidade @"] },
  {
    type: "CREDIT_CARD",
    make: card,
    said: ["o cartão é @", "paguei com o @ e não foi", "cartão final errado, o certo é @", "meu cartão @ foi recusado"],
  },
  { type: "PIX", make: randomKey, said: ["minha chave pix é @", "pode devolver em @", "pix: @"] },
  { type: "EMAIL_ADDRESS", make: email, said: ["meu email é @", "manda para @ por favor", "a chave pix é o e-mail @"] },
];

/** Looks like one of those and is none: nothing in these sentences may be masked. */
const nearMisses: readonly Maker[] = [
  {
    type: null,
    make: (random) => wrongEnd(fill(random, "###########"), isCpf),
    said: ["pedido @", "protocolo @ aberto ontem", "o boleto é o @", "@ é o número da entrega"],
  },
  {
    type: null,
    make: (random) => wrongEnd(fill(random, "##############"), isCnpj),
    said: ["nota fiscal @", "código de rastreio @", "pedido nº @"],
  },
  {
    type: null,
    make: (random) => wrongEnd(fill(random, "49##############"), passesLuhn),
    said: ["protocolo @", "o código é @"],
  },
  { type: null, make: (random) => fill(random, "R$ 1.###,##"), said: ["paguei @ no total", "vi por @ no site"] },
  {
    type: null,
    make: (random) => fill(random, "1#/0#/202#").replace("/00/", "/05/"),
    said: ["comprei em @", "chega dia @?"],
  },
  { type: null, make: (random) => fill(random, "789##########"), said: ["o código de barras é @", "EAN @"] },
  { type: null, make: (random) => fill(random, "BR#########BR"), said: ["rastreio @", "meu código é @"] },
  { type: null, make: (random) => fill(random, "1#h30"), said: ["chego às @", "vocês abrem às @?"] },
  { type: null, make: (random) => fill(random, "#.#.1#"), said: ["uso a versão @ do app", "atualizei para a @"] },
  { type: null, make: (random) => fill(random, "1## x 2## x 3#"), said: ["o sofá mede @ cm", "medidas @"] },
  { type: null, make: (random) => fill(random, "#####"), said: ["são @ unidades", "ganhei @ pontos", "pedido @"] },
];

/** A number whose check digits are surely wrong. */
function wrongEnd(number: string, isRight: (signs: string) => boolean): string {
  if (!isRight(number)) return number;
  return `${number.slice(0, -1)}${(Number(number.at(-1)) + 1) % 10}`;
}

/** Brazilian chat sentences with identifiers, valid and nearly valid, in equal parts. The same seed gives the same texts. */
export function generateBrazilian(count: number, seed = 1): readonly PiiText[] {
  const random = randomInteger(seed);
  return Array.from({ length: count }, (_, index) => {
    const makers = index % 2 === 0 ? identifiers : nearMisses;
    const { type, make, said } = makers[random(makers.length)] ?? EMPTY;
    const value = make(random);
    const sentence = said[random(said.length)] ?? "@";
    const start_position = sentence.indexOf("@");
    const span = { start_position, end_position: start_position + value.length };
    const full_text = sentence.replace("@", () => value);
    return { full_text, spans: type === null ? [] : [{ ...span, entity_type: type }] };
  });
}
