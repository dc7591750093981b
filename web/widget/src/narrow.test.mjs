import assert from 'node:assert/strict';
import test from 'node:test';
import { everything, monthsBefore, narrowed, wrongWith } from './narrow.ts';

const kinds = ['IDENTITIES', 'INCOMES', 'RATINGS'];
const today = new Date(2026, 4, 31);

test('what is not narrowed sends nothing', () => {
  assert.deepEqual(narrowed(everything, kinds, today), {});
});

test('what is left out is left out, in the order of the consent', () => {
  const choice = { ...everything, without: ['INCOMES'] };
  assert.deepEqual(narrowed(choice, kinds, today), { datapoints: ['IDENTITIES', 'RATINGS'] });
});

test('months back end on a day that there is', () => {
  assert.equal(monthsBefore(today, 3), '2026-02-28');
  assert.equal(monthsBefore(today, 6), '2025-11-30');
  assert.equal(monthsBefore(new Date(2026, 0, 15), 12), '2025-01-15');
  assert.deepEqual(narrowed({ ...everything, back: '3' }, kinds, today), { startDate: '2026-02-28' });
});

test('days that were typed count only while they are chosen', () => {
  const choice = { ...everything, back: 'own', first: '2026-01-01', last: '2026-03-31' };
  assert.deepEqual(narrowed(choice, kinds, today), { startDate: '2026-01-01', endDate: '2026-03-31' });
  assert.deepEqual(narrowed({ ...choice, first: '' }, kinds, today), { endDate: '2026-03-31' });
  assert.deepEqual(narrowed({ ...choice, back: '' }, kinds, today), {});
});

test('nothing at all, and days that end before they begin, are refused', () => {
  assert.equal(wrongWith({ ...everything, without: kinds }, kinds, today).field, 'kind-IDENTITIES');
  const turned = { ...everything, back: 'own', first: '2026-03-01', last: '2026-02-01' };
  assert.equal(wrongWith(turned, kinds, today).field, 'last-day');
  assert.equal(wrongWith({ ...turned, back: '6' }, kinds, today), null);
  assert.equal(wrongWith(everything, kinds, today), null);
  const own = { ...everything, back: 'own' };
  assert.equal(wrongWith(own, kinds, today).text, 'consent.noDays');
  assert.equal(wrongWith({ ...own, first: '2026-06-01' }, kinds, today).text, 'consent.future');
  assert.equal(wrongWith({ ...own, first: '2026-05-31' }, kinds, today), null);
});
