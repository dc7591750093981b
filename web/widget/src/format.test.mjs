import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canBeSent, isKnown } from './format.ts';

const known = (text) => isKnown(Uint8Array.from(text, (letter) => letter.charCodeAt(0)));

test('the kinds that can be sent are known by their first bytes', () => {
  for (const start of [
    '%PDF-1.7\n',
    '\n\n%PDF-1.4\n',
    '\x89PNG\r\n\x1a\n....',
    '\xff\xd8\xff\xe0\0',
    'II*\0....',
    'MM\0*....',
    '\0\0\0\x18ftypheic....',
    '\0\0\n\x18ftypmif1....',
  ])
    assert.ok(known(start), JSON.stringify(start));
});

test('whatever else a file is called, it is none of them', () => {
  for (const start of [
    '',
    'not a PDF',
    '%PDF',
    'GIF89a',
    'PK\x03\x04',
    '<html>',
    '\0\0\0\x18ftypmp42',
    '.\x89PNG\r\n\x1a\n',
    ' '.repeat(1024) + '%PDF-1.7',
  ])
    assert.ok(!known(start), JSON.stringify(start.slice(0, 40)));
});

test('a file that cannot be read here is left to the server', async () => {
  assert.equal(await canBeSent(new Blob(['plain text'])), false);
  assert.equal(await canBeSent(new Blob(['%PDF-1.7'])), true);
  const slice = () => ({ arrayBuffer: () => Promise.reject(new Error('gone')) });
  assert.equal(await canBeSent({ slice }), true);
});
