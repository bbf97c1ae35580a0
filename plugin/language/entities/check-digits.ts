/** CPF: eleven digits, the last two computed from those before. Repeated digits compute right and are never issued. */
export function isCpf(digits: string): boolean {
  if (!/^\d{11}$/.test(digits) || /^(\d)\1+$/.test(digits)) return false;
  return [9, 10].every((length) => {
    const sum = weighted(digits.slice(0, length), (index) => length + 1 - index);
    return Number(digits[length]) === ((sum * 10) % 11) % 10;
  });
}

/** CNPJ, the alphanumeric kind of 2026 included: a sign counts its ASCII code less 48, so digits count themselves. */
export function isCnpj(signs: string): boolean {
  if (!/^[0-9A-Z]{12}\d{2}$/.test(signs) || /^(\d)\1+$/.test(signs)) return false;
  return [12, 13].every((length) => {
    const sum = weighted(signs.slice(0, length), (index) => 2 + ((length - 1 - index) % 8));
    const rest = sum % 11;
    return Number(signs[length]) === (rest < 2 ? 0 : 11 - rest);
  });
}

function weighted(signs: string, weightAt: (index: number) => number): number {
  return Array.from(signs).reduce((sum, sign, index) => sum + (sign.charCodeAt(0) - 48) * weightAt(index), 0);
}
