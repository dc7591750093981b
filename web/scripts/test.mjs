/** Runs the unit tests: *.test.mjs beside the sources, bundled because the sources are TypeScript. */
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../', import.meta.url));
const tests = (folder) =>
  readdirSync(join(root, folder), { recursive: true })
    .filter((file) => file.endsWith('.test.mjs') && !file.includes('node_modules'))
    .map((file) => join(root, folder, file));

const outdir = join(root, 'node_modules/.unit');
rmSync(outdir, { recursive: true, force: true });
await build({
  entryPoints: [...tests('sdk'), ...tests('widget')],
  bundle: true,
  platform: 'node',
  format: 'esm',
  outdir,
  entryNames: '[name]',
  outExtension: { '.js': '.mjs' },
  // The widget reads its own address when it loads.
  banner: { js: "globalThis.location ??= { href: 'https://wink.example/widget/' };" },
  logLevel: 'warning',
});
const built = readdirSync(outdir).map((file) => join(outdir, file));
const { status } = spawnSync(process.execPath, ['--test', ...built, ...tests('scripts')], {
  stdio: 'inherit',
});
process.exit(status ?? 1);
