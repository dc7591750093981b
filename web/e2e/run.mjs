/**
 * Drives the real server and the widget in a browser: `npm run e2e [file…]`. OPENWINK_BIN names the server's binary
 * (else target/debug/openwink), OPENWINK_CHROMIUM the browser (else /usr/bin/chromium).
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('.', import.meta.url));
const wanted = process.argv.slice(2);
const files = readdirSync(folder)
  .filter((file) => file.endsWith('.test.mjs'))
  .filter((file) => !wanted.length || wanted.some((name) => file.startsWith(name)))
  .map((file) => folder + file);
// Three at once on two cores: each waits for the server or the browser most of the time.
const { status } = spawnSync(
  process.execPath,
  ['--test', '--test-concurrency=3', '--test-reporter=spec', ...files],
  { stdio: 'inherit' },
);
process.exit(status ?? 1);
