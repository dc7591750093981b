/** Makes a customer's colour usable: text on it, and it as text, keep 4.5:1 whatever was chosen. */

type Rgb = [number, number, number];

export function parseHex(value: unknown): Rgb | null {
  const match = /^#?([\da-f]{3}|[\da-f]{6})$/i.exec(typeof value === 'string' ? value.trim() : '');
  if (!match) return null;
  const hex = match[1]!.length === 3 ? match[1]!.replace(/./g, '$&$&') : match[1]!;
  return [0, 2, 4].map((i) => parseInt(hex.slice(i, i + 2), 16)) as Rgb;
}

function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((part) => {
    const c = part / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

export function contrast(a: Rgb, b: Rgb): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const mix = (a: Rgb, b: Rgb, part: number) => a.map((c, i) => Math.round(c + (b[i]! - c) * part)) as Rgb;
const css = (rgb: Rgb) => '#' + rgb.map((c) => c.toString(16).padStart(2, '0')).join('');

const white: Rgb = [255, 255, 255];
const black: Rgb = [0, 0, 0];

/** The colour itself where it stands out enough on the surface, else moved towards black or white until it does. */
function readableOn(surface: Rgb, colour: Rgb, enough = 4.5): Rgb {
  const goal = luminance(surface) > 0.18 ? black : white;
  for (let part = 0; part <= 1; part += 0.05) {
    const candidate = mix(colour, goal, part);
    if (contrast(candidate, surface) >= enough) return candidate;
  }
  return goal;
}

/** The outline of a button that would sink into the surface without one. */
const edge = (surface: Rgb, colour: Rgb) =>
  contrast(colour, surface) >= 3 ? 'transparent' : css(readableOn(surface, colour, 3));

/** Custom properties for tokens.css. The surfaces are less favourable than any of each scheme there. */
export function accentTokens(value: unknown): Record<string, string> | null {
  const accent = parseHex(value);
  if (!accent) return null;
  const text = contrast(accent, white) >= 4.5 ? white : black;
  return {
    '--brand': css(accent),
    '--brand-text': css(text),
    // On hover the surface moves away from its text, so that contrast only grows.
    '--brand-hover': css(mix(accent, text === white ? black : white, 0.12)),
    '--brand-ink-light': css(readableOn([238, 238, 232], accent)),
    '--brand-ink-dark': css(readableOn([45, 43, 53], accent)),
    '--brand-edge-light': edge([254, 252, 250], accent),
    '--brand-edge-dark': edge([26, 24, 30], accent),
  };
}
