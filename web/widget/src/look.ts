/** How a template looks: its colours, greys, corners and light or dark, as the tokens that tokens.css reads. */
import { accentTokens } from './contrast.ts';
import type { Settings } from './types.ts';

export type Look = Pick<Settings, 'accentColor'> & Partial<Pick<Settings, 'tone' | 'cornerRadius' | 'theme'>>;

const names = Object.keys(accentTokens('#000000')!);

/** Custom properties by their names; null for those that are as tokens.css has them. */
export function lookTokens(look: Look | undefined): Record<string, string | null> {
  const tokens: Record<string, string | null> = {};
  for (const name of names) tokens[name] = null;
  const radius = look?.cornerRadius;
  const rounded = typeof radius === 'number';
  return {
    ...tokens,
    ...accentTokens(look?.accentColor),
    '--round': rounded ? radius + 'px' : null,
    '--round-l': rounded ? Math.round(radius * 1.4) + 'px' : null,
  };
}

const darkDevice = typeof matchMedia === 'function' ? matchMedia('(prefers-color-scheme: dark)') : null;
let shown: Look | undefined;

/** Through the object model: the policy allows no style attributes. */
export function applyLook(look: Look | undefined) {
  shown = look;
  const { dataset, style } = document.documentElement;
  const theme = look?.theme ?? 'AUTO';
  dataset.theme = theme === 'DARK' || (theme === 'AUTO' && darkDevice?.matches) ? 'dark' : 'light';
  dataset.tone = (look?.tone ?? 'COOL').toLowerCase();
  const tokens = lookTokens(look);
  for (const name of Object.keys(tokens)) {
    const value = tokens[name];
    if (value === null) style.removeProperty(name);
    else style.setProperty(name, value!);
  }
}

darkDevice?.addEventListener?.('change', () => applyLook(shown));
