/** Checks that run inside the page. Each returns a list of violations, so that a failing test names them. */

/** Controls without a name, images without a text, broken references, doubled ids, landmarks and headings. */
export function findStructureFaults(): string[] {
  const faults: string[] = [];
  const isShown = (node: Element) => node.checkVisibility({ visibilityProperty: true });
  const describe = (node: Element) => node.outerHTML.slice(0, 120);
  const nameOf = (node: Element): string => {
    const labels = "labels" in node && node.labels instanceof NodeList ? [...node.labels] : [];
    const named = (node.getAttribute("aria-labelledby") ?? "").split(/\s+/);
    return [
      node.getAttribute("aria-label") ?? "",
      ...named.map((id) => document.getElementById(id)?.textContent ?? ""),
      ...labels.map((label) => label.textContent ?? ""),
      node.matches("button, a, [role=tab]") ? (node.textContent ?? "") : "",
    ]
      .join(" ")
      .trim();
  };
  for (const node of document.querySelectorAll("button, a[href], input, select, textarea, [role=tab], [role=log]")) {
    if (isShown(node) && nameOf(node) === "") faults.push(`no name: ${describe(node)}`);
  }
  for (const image of document.images) if (!image.hasAttribute("alt")) faults.push(`no alt: ${describe(image)}`);
  for (const attribute of ["aria-labelledby", "aria-controls", "for"]) {
    for (const node of document.querySelectorAll(`[${attribute}]`)) {
      const missing = (node.getAttribute(attribute) ?? "").split(/\s+/).filter((id) => !document.getElementById(id));
      if (missing.length > 0) faults.push(`${attribute} to nothing: ${describe(node)}`);
    }
  }
  const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
  for (const id of new Set(ids.filter((id, index) => ids.indexOf(id) !== index))) faults.push(`id twice: ${id}`);
  for (const landmark of ["main", "header", "h1"]) {
    const count = document.querySelectorAll(landmark === "header" ? ".page > header" : landmark).length;
    if (count !== 1) faults.push(`${count} × ${landmark}`);
  }
  if (document.querySelector("[tabindex]:not([tabindex='0']):not([tabindex='-1'])")) faults.push("positive tabindex");
  const levels = [...document.querySelectorAll("h1, h2, h3, h4")]
    .filter(isShown)
    .map(({ tagName }) => Number(tagName[1]));
  if (levels.some((level, index) => index > 0 && level > (levels[index - 1] ?? 0) + 1))
    faults.push(`headings ${levels}`);
  return faults;
}

/** Visible text whose contrast with what is behind it is under WCAG AA. */
export function findContrastFaults(): string[] {
  type Colour = readonly [number, number, number, number];
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const read = (css: string): Colour => {
    if (!canvas) throw new Error("no canvas");
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = css;
    canvas.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha / 255];
  };
  const over = (top: Colour, below: Colour): Colour => {
    const mix = (index: 0 | 1 | 2) => top[index] * top[3] + below[index] * (1 - top[3]);
    return [mix(0), mix(1), mix(2), 1];
  };
  const light = ([red, green, blue]: Colour) => {
    const part = (value: number) =>
      value / 255 <= 0.03928 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
    return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
  };
  const behind = (node: Element | null): Colour => {
    if (!node) return read("Canvas");
    const own = read(getComputedStyle(node).backgroundColor);
    return own[3] === 1 ? own : over(own, behind(node.parentElement));
  };
  const faults = new Set<string>();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const node = text.parentElement;
    if (!node || !text.textContent?.trim() || node.closest("option, .visually-hidden, script")) continue;
    if (!node.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const style = getComputedStyle(node);
    const back = behind(node);
    const front = over(read(style.color), back);
    const [high, low] = [light(front), light(back)].sort((a, b) => b - a);
    const ratio = ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
    if (ratio < 4.5) faults.add(`${ratio.toFixed(2)} ${node.className}: ${text.textContent.slice(0, 40)}`);
  }
  return [...faults];
}
