import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accentTokens, contrast, parseHex } from './contrast.ts';

const light = parseHex('#eef0f4');
const dark = parseHex('#262b35');

test('every colour becomes readable', () => {
  for (let value = 0; value <= 0xffffff; value += 0x01a3b7) {
    const accent = '#' + value.toString(16).padStart(6, '0');
    const tokens = accentTokens(accent);
    const of = (name) => parseHex(tokens[name]);
    assert.equal(tokens['--brand'], accent);
    assert.ok(contrast(of('--brand-text'), of('--brand')) >= 4.5, accent + ' text');
    assert.ok(contrast(of('--brand-text'), of('--brand-hover')) >= 4.5, accent + ' hover');
    assert.ok(contrast(of('--brand-ink-light'), light) >= 4.5, accent + ' on light');
    assert.ok(contrast(of('--brand-ink-dark'), dark) >= 4.5, accent + ' on dark');
  }
});

test('what is no colour changes nothing', () => {
  for (const value of [null, undefined, '', 'red', '#12', 'url(x)', 7])
    assert.equal(accentTokens(value), null);
  assert.deepEqual(parseHex('#0af'), [0, 170, 255]);
});
