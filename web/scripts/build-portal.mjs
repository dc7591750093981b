/** Builds the developer portal: chunks whose names change with their content, packed, and the page that loads them. */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { directImports } from './direct-imports.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const base = '/portal/assets/';

const pack = (bytes) => ({
  br: brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
  gz: gzipSync(bytes, { level: 9 }),
});

/**
 * Two modules that are made up here. esbuild writes one style sheet for each chunk, but nothing loads those of chunks
 * that come later; together they are small, so the first page has them all.
 *
 * - `portal:styles`: the styles of our own components and pages.
 * - `portal:mantine`: those of Mantine's components that are used anywhere, in the order that Mantine wants.
 */
const styles = (mantine) => ({
  name: 'styles',
  setup(build) {
    const folder = join(root, 'portal/src');
    const imports = (files) => ({
      contents: files.map((file) => `import ${JSON.stringify(file)};`).join('\n'),
      resolveDir: folder,
    });
    build.onResolve({ filter: /^portal:/ }, ({ path }) => ({ path, namespace: 'styles' }));
    build.onLoad({ filter: /^portal:mantine$/, namespace: 'styles' }, () => imports(mantine));
    build.onLoad({ filter: /^portal:styles$/, namespace: 'styles' }, async () => {
      const files = await readdir(folder, { recursive: true });
      return imports(
        files
          .filter((file) => file.endsWith('.module.css'))
          .sort()
          .map((file) => './' + file),
      );
    });
  },
});

/** The style sheets of the components that made it into `outputs`. */
async function mantineStyles(outputs) {
  const from = join(root, 'node_modules/@mantine/core');
  const used = new Set();
  let charts = false;
  for (const { inputs } of Object.values(outputs)) {
    for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
      const name = /@mantine\/core\/esm\/(?:components|utils)\/(\w+)\//.exec(path)?.[1];
      charts ||= path.includes('@mantine/charts/') && bytesInOutput > 0;
      if (name && bytesInOutput) used.add(name);
    }
  }
  const whole = await readFile(join(from, 'styles.css'), 'utf8');
  const there = await readdir(join(from, 'styles'));
  const found = [];
  for (const name of ['baseline', 'default-css-variables', 'global', ...used]) {
    if (!there.includes(`${name}.layer.css`)) continue;
    const own = await readFile(join(from, `styles/${name}.css`), 'utf8');
    found.push({
      at: whole.indexOf(own.trim().slice(0, 400)),
      path: `@mantine/core/styles/${name}.layer.css`,
    });
  }
  const sorted = found.sort((one, other) => one.at - other.at).map(({ path }) => path);
  return charts ? [...sorted, '@mantine/charts/styles.layer.css'] : sorted;
}

/** What a chunk needs before it can run, itself first. */
function needs(outputs, start, found = new Set()) {
  if (found.has(start)) return found;
  found.add(start);
  for (const { path, kind } of outputs[start].imports)
    if (kind === 'import-statement') needs(outputs, path, found);
  return found;
}

export async function buildPortal(outdir = join(root, 'dist/portal')) {
  await rm(outdir, { recursive: true, force: true });
  const assets = join(outdir, 'assets');
  await mkdir(assets, { recursive: true });
  const options = {
    absWorkingDir: root,
    entryPoints: { main: 'portal/src/main.tsx', critical: 'portal/src/critical.css' },
    outdir: assets,
    tsconfig: 'portal/tsconfig.json',
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    minify: true,
    metafile: true,
    write: false,
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    publicPath: base,
    loader: { '.svg': 'file' },
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
    logLevel: 'warning',
  };
  const direct = await directImports(root);
  const look = await build({ ...options, plugins: [direct, styles([])] });
  const mantine = await mantineStyles(look.metafile.outputs);
  const { metafile, outputFiles } = await build({ ...options, plugins: [direct, styles(mantine)] });

  const { outputs } = metafile;
  const made = (name) => Object.keys(outputs).find((path) => outputs[path].entryPoint === name);
  const main = made('portal/src/main.tsx');
  const critical = made('portal/src/critical.css');
  let inline = '';
  for (const file of outputFiles) {
    if (basename(file.path) === basename(critical)) {
      inline = file.text.trim();
      continue;
    }
    // All styles are in the first page's.
    if (file.path.endsWith('.css') && basename(file.path) !== basename(outputs[main].cssBundle)) continue;
    await writeFile(file.path, file.contents);
    for (const [ending, bytes] of Object.entries(pack(file.contents)))
      await writeFile(`${file.path}.${ending}`, bytes);
  }

  const url = (path) => base + basename(path);
  const tags = (paths) =>
    paths.map((path) => `<link rel="modulepreload" nonce="__NONCE__" href="${url(path)}">`);
  const first = needs(outputs, main);
  const inside = [...needs(outputs, made('portal/src/inside.tsx'))].filter((path) => !first.has(path));
  const fill = {
    STYLE: inline,
    CSS: url(outputs[main].cssBundle),
    SCRIPT: url(main),
    PRELOAD: tags([...first].slice(1)).join('\n    '),
    INSIDE: JSON.stringify(inside.map(url)),
  };
  const page = await readFile(join(root, 'portal/index.html'), 'utf8');
  const filled = page.replace(
    /<!--(\w+)-->|\/\*(\w+)\*\/(?:\s*\[\])?/g,
    (all, one, other) => fill[one ?? other] ?? all,
  );
  await writeFile(join(outdir, 'index.html'), filled);
  // For size.mjs: what travels before the first page shows, and what each page adds.
  const pages = Object.entries(outputs)
    .filter(([, one]) => one.entryPoint?.startsWith('portal/src/pages/'))
    .map(([path, one]) => [one.entryPoint, [...needs(outputs, path)].map((one) => basename(one))]);
  return {
    first: [...first, ...inside, outputs[main].cssBundle].map((path) => basename(path)),
    pages: Object.fromEntries(pages),
  };
}
