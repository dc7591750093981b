/**
 * Writes the types of the portal's calls from docs/portal-openapi.json: `npm run api-types`. With `--check` it only says
 * whether they are up to date.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import openapi, { astToString } from 'openapi-typescript';

const document = new URL('../../../docs/portal-openapi.json', import.meta.url);
const types = new URL('../../portal/src/api/schema.d.ts', import.meta.url);

const made =
  '/** Generated from docs/portal-openapi.json by `npm run api-types`. */\n' +
  astToString(await openapi(document));
if (!process.argv.includes('--check')) writeFileSync(types, made);
else if (!existsSync(types) || readFileSync(types, 'utf8') !== made) {
  console.error('portal/src/api/schema.d.ts is not what docs/portal-openapi.json says: npm run api-types');
  process.exitCode = 1;
}
