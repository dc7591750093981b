/** What becomes of an accent colour: the widget's own reckoning, in words and with what would be better. */
import { accentTokens, contrast, parseHex } from '../../../../widget/src/contrast.ts';

export const LIGHT = '#ffffff';
export const DARK = '#15181e';
const ENOUGH = 4.5;

export interface Reading {
  /** Such as "4.6:1". */
  ratio: string;
  good: boolean;
}

export interface Judgement {
  /** The text that stands on buttons. */
  onButton: Reading & { text: 'white' | 'black' };
  /** The colour as text on the page; what the widget puts in its place where that does not read. */
  light: Reading & { shown: string };
  dark: Reading & { shown: string };
  /** The nearest shade that needs no help on a light page; nothing where the colour itself is one. */
  better: string | null;
}

/** Rounded down, so that 4.49 never reads 4.5. */
const written = (ratio: number) => (Math.floor(ratio * 10) / 10).toFixed(1) + ':1';

export function judge(accent: string | null | undefined): Judgement | null {
  const colour = parseHex(accent);
  const tokens = accentTokens(accent);
  if (!colour || !tokens) return null;
  const on = (ground: string): Reading => {
    const ratio = contrast(colour, parseHex(ground)!);
    return { ratio: written(ratio), good: ratio >= ENOUGH };
  };
  const text = tokens['--brand-text']!;
  const onText = contrast(parseHex(text)!, colour);
  const light = on(LIGHT);
  return {
    onButton: {
      ratio: written(onText),
      good: onText >= ENOUGH,
      text: text === '#ffffff' ? 'white' : 'black',
    },
    light: { ...light, shown: light.good ? tokens['--brand']! : tokens['--brand-ink-light']! },
    dark: on(DARK).good
      ? { ...on(DARK), shown: tokens['--brand']! }
      : { ...on(DARK), shown: tokens['--brand-ink-dark']! },
    better: light.good ? null : tokens['--brand-ink-light']!,
  };
}
