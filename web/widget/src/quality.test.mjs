import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judge } from './quality.ts';

const picture = (value) =>
  Uint8Array.from({ length: 100 * 100 }, (_, i) => value(i % 100, Math.floor(i / 100)));

test('print in good light is fine', () => {
  assert.equal(
    judge(
      picture((x, y) => (y % 6 < 2 && x % 5 < 3 ? 30 : 230)),
      100,
      100,
    ),
    null,
  );
});

test('a dark photo is dark', () => {
  assert.equal(
    judge(
      picture((x) => (x % 5 < 3 ? 10 : 60)),
      100,
      100,
    ),
    'dark',
  );
});

test('a photo without edges is blurred', () => {
  assert.equal(
    judge(
      picture((x) => 120 + 40 * Math.sin(x / 20)),
      100,
      100,
    ),
    'blurred',
  );
});
