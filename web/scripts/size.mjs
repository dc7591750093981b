/** What travels before the first screen shows: of the widget, and of the portal. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const read = (file) => readFileSync(new URL('../dist/' + file, import.meta.url));
// Gzip, because it is the worse of the two that browsers take.
const sizeOf = (file) => gzipSync(read(file), { level: 9 }).length;

function check(what, files, limit, reason) {
  let total = 0;
  console.log(what);
  for (const file of files) {
    const size = sizeOf(file);
    total += size;
    console.log(`${String(size).padStart(7)}  ${file}`);
  }
  console.log(`${String(total).padStart(7)}  of ${limit}\n`);
  if (total > limit) {
    console.error(reason);
    process.exitCode = 1;
  }
}

check(
  'The widget: the SDK, its page and its English words',
  ['v2/smile.v2.js', 'widget/index.html', 'widget/strings/en.json'],
  40 * 1024,
  'Too large for a cheap phone on a slow network.',
);

const { first, pages } = JSON.parse(read('portal/sizes.json'));
const home = pages['portal/src/pages/home/Home.tsx'].filter((file) => !first.includes(file));
check(
  'The portal: its page, the frame of a signed-in member, and Home',
  ['portal/index.html', ...[...first, ...home].map((file) => 'portal/assets/' + file)],
  250 * 1024,
  'Too much for a first look: load what is not seen at once lazily.',
);
