import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scriptAddress, serverOrigin } from './origin.ts';

const script = 'https://wink.example/v2/smile.v2.js';

test('the server is where the script came from', () => {
  assert.equal(serverOrigin(undefined, script), 'https://wink.example');
  assert.equal(serverOrigin('', script), 'https://wink.example');
  assert.equal(serverOrigin(undefined, null), null);
});

test('apiHost replaces the origin, however it is written', () => {
  assert.equal(serverOrigin('https://other.example/v1/', script), 'https://other.example');
  assert.equal(serverOrigin('other.example', script), 'https://other.example');
  assert.equal(serverOrigin('//other.example/x', script), 'https://other.example');
  assert.equal(serverOrigin('localhost:8080', 'http://127.0.0.1:1/v2/smile.v2.js'), 'http://localhost:8080');
  assert.equal(serverOrigin('http://127.0.0.1:8080', null), 'http://127.0.0.1:8080');
});

test('what is no web address is not used', () => {
  assert.equal(serverOrigin('javascript://x/%0aalert(1)', script), 'https://wink.example');
  assert.equal(serverOrigin(42, script), 'https://wink.example');
  assert.equal(serverOrigin('http://', script), 'https://wink.example');
});

test('without a current script the page is searched', () => {
  const page = (current, ...sources) => ({
    currentScript: current && { src: current },
    querySelectorAll: () => sources.map((src) => ({ src })),
  });
  assert.equal(scriptAddress(page(script)), script);
  assert.equal(scriptAddress(page(null, 'https://a.example/app.js', script)), script);
  assert.equal(scriptAddress(page(null, script + '?x=1')), script + '?x=1');
  assert.equal(scriptAddress(page(null, 'https://a.example/app.js')), null);
});
