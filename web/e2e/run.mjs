/**
 * Drives the real server and the widget in a browser: `npm run e2e [file…]`. OPENWINK_BIN names the server's binary
 * (else target/debug/openwink), OPENWINK_CHROMIUM the browser (else /usr/bin/chromium).
 *
 * A file that fails while others run beside it is run once more alone: two cores are few for three browsers. Whatever
 * passed only then is named at the end, and more than two such files are a failure, not bad luck.
 */
import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('.', import.meta.url));
const wanted = process.argv.slice(2);
const all = readdirSync(folder)
  .filter((file) => file.endsWith('.test.mjs'))
  .filter((file) => !wanted.length || wanted.some((name) => file.startsWith(name)))
  .map((file) => folder + file);

/** Runs files, printing as it goes; what failed, file by file. */
async function attempt(files, concurrency) {
  const failed = new Map();
  const tests = run({ files, concurrency });
  tests.on('test:fail', ({ name, file, details, todo }) => {
    if (todo !== undefined || details.type === 'suite') return;
    failed.set(file, [...(failed.get(file) ?? []), name]);
  });
  for await (const line of tests.compose(new spec())) process.stdout.write(line);
  return failed;
}

let failed = await attempt(all, 3);
if (failed.size > 0 && failed.size <= 2 && !failed.has(undefined)) {
  const first = failed;
  console.log(`\nOnce more, alone: ${[...first.keys()].map((file) => basename(file)).join(', ')}\n`);
  failed = await attempt([...first.keys()], 1);
  const mended = [...first].filter(([file]) => !failed.has(file)).flatMap(([, names]) => names);
  for (const name of mended) console.log(`Passed only alone: ${name}`);
  // For whoever adds up what the runs printed.
  console.log(`\nℹ passed when tried again ${[...first.values()].flat().length}`);
}
process.exitCode = failed.size > 0 ? 1 : 0;
