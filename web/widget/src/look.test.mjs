import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lookTokens } from './look.ts';

test('what a template leaves out stays as it is', () => {
  const tokens = lookTokens({ accentColor: null });
  assert.ok(Object.keys(tokens).includes('--brand') && Object.keys(tokens).includes('--round'));
  assert.ok(Object.values(tokens).every((value) => value === null));
});

test('corners may be square', () => {
  const tokens = lookTokens({ accentColor: '#0b1f4d', cornerRadius: 0 });
  assert.deepEqual([tokens['--round'], tokens['--round-l']], ['0px', '0px']);
  assert.equal(tokens['--brand'], '#0b1f4d');
  assert.notEqual(tokens['--brand-edge-dark'], 'transparent', 'a dark button on a dark page has an outline');
  assert.equal(tokens['--brand-edge-light'], 'transparent');
});
