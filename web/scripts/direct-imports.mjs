/**
 * An esbuild plugin: `import { Button } from '@mantine/core'` becomes an import of Button's own file. Through the file that
 * hands out everything, esbuild takes each part that any page uses for a part of every page, and all of it would be
 * loaded with the first.
 */
import { readFile } from 'node:fs/promises';
import { dirname, extname, join, resolve } from 'node:path';

/** Of a file that hands out others' names: in which file each name is, and what it is called there. */
async function namesOf(barrel) {
  const text = await readFile(barrel, 'utf8');
  const names = new Map();
  const all = [];
  for (const [, , list, star, from] of text.matchAll(
    /^(import|export)\s*(?:(?:type\s*)?\{([^}]*)\}|(\*))\s*from\s*['"](\.[^'"]+)['"]/gm,
  )) {
    const file = resolve(dirname(barrel), from);
    if (star) all.push(file);
    for (const one of (list ?? '').split(',')) {
      const [there, here = there] = one
        .replace(/\btype\b/, '')
        .trim()
        .split(/\s+as\s+/);
      if (there) names.set(here, { there, file });
    }
  }
  // Names that `export *` hands on are looked for where only one file can have them.
  return { names, rest: all.length === 1 ? all[0] : null };
}

export async function directImports(root) {
  const modules = join(root, 'node_modules');
  const barrels = {
    '@mantine/core': await namesOf(join(modules, '@mantine/core/esm/index.mjs')),
    '@tabler/icons-react': await namesOf(
      join(modules, '@tabler/icons-react/dist/esm/tabler-icons-react.mjs'),
    ),
  };
  const components = await namesOf(join(root, 'portal/src/components/index.ts'));
  const pattern =
    /^import\s*\{([^}]*)\}\s*from\s*['"](@mantine\/core|@tabler\/icons-react|[./]+components)['"];?/gm;
  const direct = (text) =>
    text.replace(pattern, (statement, list, from) => {
      const { names, rest } = barrels[from] ?? components;
      const kept = [];
      const lines = [];
      for (const one of list.split(',').map((name) => name.trim())) {
        if (!one || one.startsWith('type ')) continue;
        const [there, here = there] = one.split(/\s+as\s+/);
        const found = names.get(there) ?? (rest && { there, file: rest });
        if (found) lines.push(`import { ${found.there} as ${here} } from ${JSON.stringify(found.file)};`);
        else kept.push(one);
      }
      if (kept.length) lines.push(`import { ${kept.join(', ')} } from ${JSON.stringify(from)};`);
      // On one line, so that messages name the right ones.
      return lines.join(' ') + '\n'.repeat(statement.split('\n').length - 1);
    });
  return {
    name: 'direct-imports',
    setup(build) {
      const filter = /(portal\/src\/.*\.tsx?|@mantine\/(charts|spotlight)\/esm\/.*\.mjs)$/;
      build.onLoad({ filter }, async ({ path }) => ({
        contents: direct(await readFile(path, 'utf8')),
        loader: extname(path) === '.mjs' ? 'js' : extname(path).slice(1),
      }));
    },
  };
}
