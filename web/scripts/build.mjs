/** Builds the SDK, the widget and the developer portal into dist/. The Rust server embeds that folder. */
import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { buildPortal } from './build-portal.mjs';

const root = new URL('../', import.meta.url);
const at = (path) => new URL(path, root);
const options = {
  bundle: true,
  minify: true,
  write: false,
  format: 'iife',
  // Phones of some years ago and their web views.
  target: 'es2019',
  legalComments: 'none',
  logLevel: 'warning',
  absWorkingDir: at('.').pathname,
};
const bundled = async (entry, more = {}) =>
  (await build({ ...options, entryPoints: [entry], ...more })).outputFiles[0].text.trim();
const sha = (text) => 'sha256-' + createHash('sha256').update(text).digest('base64');

await rm(at('dist/'), { recursive: true, force: true });
for (const folder of ['dist/v1/', 'dist/v2/', 'dist/widget/strings/'])
  await mkdir(at(folder), { recursive: true });

const sdk = await bundled('sdk/modal.ts');
await writeFile(at('dist/v1/smile.v1.js'), sdk);
await writeFile(at('dist/v2/smile.v2.js'), sdk);
await cp(at('sdk/smile.v2.d.ts'), at('dist/v2/smile.v2.d.ts'));

const script = await bundled('widget/src/main.tsx', { jsx: 'automatic', jsxImportSource: 'preact' });
const style = await bundled('widget/styles/index.css', { target: ['chrome87', 'safari14'] });
const page = (await readFile(at('widget/index.html'), 'utf8'))
  // Functions, because the text may hold what String.replace takes for a pattern.
  .replace('/*STYLE*/', () => style)
  .replace('/*SCRIPT*/', () => script);
if (!page.includes('<!--STRINGS-->'))
  throw new Error('widget/index.html has lost its <!--STRINGS--> placeholder');
await writeFile(at('dist/widget/index.html'), page);
await writeFile(at('dist/widget/csp.json'), JSON.stringify({ script: [sha(script)], style: [sha(style)] }));

for (const file of await readdir(at('widget/strings/'))) {
  const strings = JSON.parse(await readFile(at('widget/strings/' + file), 'utf8'));
  // "<" would end the data block early where the server puts the strings into the page.
  await writeFile(at('dist/widget/strings/' + file), JSON.stringify(strings).replace(/</g, '\\u003c'));
}

const portal = await buildPortal();
await writeFile(at('dist/portal/sizes.json'), JSON.stringify(portal));
