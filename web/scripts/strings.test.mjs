/** Every language says everything that English says, with the same {values}; and every word is used. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const folder = new URL('../widget/strings/', import.meta.url);
const read = (file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
const english = read('en.json');
const values = (text) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

test('there are six languages', () => {
  const languages = readdirSync(folder).sort();
  assert.deepEqual(languages, ['en.json', 'es.json', 'fil.json', 'id.json', 'vi.json', 'zh-Hans.json']);
});

for (const file of readdirSync(folder)) {
  test(file + ' is complete', () => {
    const strings = read(file);
    assert.equal(strings.lang, file.replace('.json', ''));
    assert.deepEqual(Object.keys(strings).sort(), Object.keys(english).sort());
    for (const [key, text] of Object.entries(strings)) {
      assert.ok(text.trim(), key + ' is empty');
      assert.deepEqual(values(text), values(english[key]), key);
      for (const form of text.split('|')) assert.deepEqual(values(form), values(english[key]), key);
      assert.doesNotMatch(text, /[!！]/, key + ' shouts');
    }
    // The id is set in monospace behind the words.
    assert.match(strings.requestId, /\{id\}$/);
  });
}

test('the names that automated clients rely on', () => {
  const names = {
    'consent.agree': 'Agree and continue',
    'login.connect': 'Connect',
    'code.submit': 'Submit',
    'survey.submit': 'Submit',
    done: 'Done',
    close: 'Close',
    exit: 'Exit',
    revoke: 'Revoke',
    'upload.send': 'Upload',
    'find.search': 'Search',
    'label.USER_NAME': 'User name',
    'label.PASSWORD': 'Password',
    'label.SS_NUMBER': 'SS number',
    'label.EMAIL': 'Email',
    'label.PHONE': 'Mobile number',
    'code.label': 'Verification code',
  };
  for (const [key, name] of Object.entries(names)) assert.equal(english[key], name);
});

test('every account error code has a title, a reason and a next step', () => {
  const codes =
    'ACCOUNT_DISABLED ACCOUNT_INACCESSIBLE ACCOUNT_INCOMPLETE ACCOUNT_LOCKED AUTH_REQUIRED EXPIRED_CREDENTIALS ' +
    'INVALID_ACCOUNT_TYPE INVALID_AUTH INVALID_CREDENTIALS INVALID_MFA MFA_TIMEOUT SERVICE_UNAVAILABLE SYSTEM_ERROR ' +
    'TOS_REQUIRED UNSUPPORTED_AUTH_TYPE UNSUPPORTED_MFA_METHOD';
  for (const code of codes.split(' ')) {
    for (const part of ['', '.why', '.next']) assert.ok(english['error.' + code + part], code + part);
  }
});

test('no words without a use', () => {
  const sources = readdirSync(new URL('../widget/src/', import.meta.url), { recursive: true })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(new URL('../widget/src/' + file, import.meta.url), 'utf8'))
    .join('\n');
  // Families whose last part comes from the server or a table.
  const built =
    /^(lang|data|find|type|method|label|code|code\.by|stage|found|looked|status|error|action|file|upload|unread)(\.|$)/;
  for (const key of Object.keys(english)) {
    assert.ok(built.test(key) || sources.includes(`'${key}'`), key + ' is never used');
  }
});
