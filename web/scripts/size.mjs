/** What travels before the first screen shows: the SDK, the widget's page and its English words. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

// Gzip, because it is the worse of the two that browsers take.
const LIMIT = 40 * 1024;
const files = ['v2/smile.v2.js', 'widget/index.html', 'widget/strings/en.json'];

let total = 0;
for (const file of files) {
  const size = gzipSync(readFileSync(new URL('../dist/' + file, import.meta.url)), { level: 9 }).length;
  total += size;
  console.log(`${String(size).padStart(7)}  ${file}`);
}
console.log(`${String(total).padStart(7)}  of ${LIMIT}`);
if (total > LIMIT) {
  console.error('Too large for a cheap phone on a slow network.');
  process.exitCode = 1;
}
