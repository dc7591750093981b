import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { accentTokens, contrast, parseHex } from './contrast.ts';

/** The surfaces of tokens.css, and what is read on them, by scheme and tone. */
const tones = {};
const css = readFileSync('widget/styles/tokens.css', 'utf8');
for (const [, selector, body] of css.matchAll(/(:root[^{]*)\{([^}]*)\}/g)) {
  const dark = selector.includes("'dark'");
  const tone = /data-tone='(\w+)'/.exec(selector)?.[1] ?? 'cool';
  const own = Object.fromEntries([...body.matchAll(/(--[\w-]+): (#[\da-f]+);/g)].map((m) => m.slice(1)));
  const base = tones[dark ? 'dark cool' : 'light cool'];
  tones[(dark ? 'dark ' : 'light ') + tone] = { ...base, ...own };
}
const surfaces = ['--surface', '--surface-2', '--surface-3'];

test('every tone is readable', () => {
  assert.equal(Object.keys(tones).length, 6);
  for (const [name, tone] of Object.entries(tones)) {
    const of = (token) => parseHex(tone[token]);
    for (const surface of surfaces) {
      for (const ink of ['--ink', '--ink-2'])
        assert.ok(contrast(of(ink), of(surface)) >= 4.5, `${name}: ${ink} on ${surface}`);
    }
    // The outline of a field.
    assert.ok(contrast(of('--line-strong'), of('--surface')) >= 3, name);
  }
});

test('every colour becomes readable', () => {
  for (let value = 0; value <= 0xffffff; value += 0x01a3b7) {
    const accent = '#' + value.toString(16).padStart(6, '0');
    const tokens = accentTokens(accent);
    const of = (name) => parseHex(tokens[name]);
    assert.equal(tokens['--brand'], accent);
    assert.ok(contrast(of('--brand-text'), of('--brand')) >= 4.5, accent + ' text');
    assert.ok(contrast(of('--brand-text'), of('--brand-hover')) >= 4.5, accent + ' hover');
    for (const [name, tone] of Object.entries(tones)) {
      const scheme = name.split(' ')[0];
      for (const surface of surfaces)
        assert.ok(contrast(of('--brand-ink-' + scheme), parseHex(tone[surface])) >= 4.5, accent + name);
      // The button itself, or its outline.
      const edge = tokens['--brand-edge-' + scheme];
      const seen = edge === 'transparent' ? of('--brand') : parseHex(edge);
      assert.ok(contrast(seen, parseHex(tone['--surface'])) >= 2.9, `${accent} edge on ${name}`);
    }
  }
});

test('what is no colour changes nothing', () => {
  for (const value of [null, undefined, '', 'red', '#12', 'url(x)', 7])
    assert.equal(accentTokens(value), null);
  assert.deepEqual(parseHex('#0af'), [0, 170, 255]);
});
