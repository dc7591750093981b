// The licenses and sources of all crates against deny.toml, for machines without cargo-deny.
//
//     cargo metadata --locked --format-version 1 | node scripts/deps.mjs deny.toml
//
// Reads of deny.toml only `allow` and `exceptions` below [licenses]: lists of strings, one table per line.
import { readFileSync } from 'node:fs';

const config = readFileSync(process.argv[2], 'utf8');
const section = (config.split(/^\[licenses\]$/m)[1] ?? '').split(/^\[/m)[0].replace(/^\s*#.*$/gm, '');
const strings = (text) => [...text.matchAll(/"([^"]+)"/g)].map((match) => match[1]);
const allowed = new Set(strings(section.match(/^allow\s*=\s*\[([^\]]*)\]/m)?.[1] ?? ''));
const exceptions = new Map(
  [...section.matchAll(/\{\s*(?:crate|name)\s*=\s*"([^"]+)",\s*allow\s*=\s*\[([^\]]*)\]/g)].map((match) => [
    match[1],
    strings(match[2]),
  ]),
);
if (allowed.size === 0) throw new Error(`no [licenses] allow in ${process.argv[2]}`);

// An SPDX expression: AND binds tighter than OR; the old "MIT/Apache-2.0" means OR
function permits(expression, isAllowed) {
  const tokens = expression.replaceAll('/', ' OR ').match(/[()]|[^\s()]+/g) ?? [];
  let at = 0;
  const one = () => {
    if (tokens[at] === '(') {
      at += 1;
      const inner = any();
      at += 1;
      return inner;
    }
    let license = tokens[at++];
    if (tokens[at] === 'WITH') {
      license += ` WITH ${tokens[at + 1]}`;
      at += 2;
    }
    return isAllowed(license);
  };
  const all = () => {
    let result = one();
    while (tokens[at] === 'AND') {
      at += 1;
      result = one() && result;
    }
    return result;
  };
  const any = () => {
    let result = all();
    while (tokens[at] === 'OR') {
      at += 1;
      result = all() || result;
    }
    return result;
  };
  return any() && at === tokens.length;
}

const { packages } = JSON.parse(readFileSync(0, 'utf8'));
const problems = [];
let checked = 0;
for (const { name, version, license, source } of packages) {
  if (source === null) continue; // ours
  checked += 1;
  // However crates.io is reached, cargo calls it by the name of its index
  if (!/^registry\+.*\/crates\.io-index$/.test(source)) {
    problems.push(`${name} ${version} comes from ${source}, not from crates.io`);
  }
  const extra = exceptions.get(name) ?? [];
  if (!license) problems.push(`${name} ${version} says no license`);
  else if (!permits(license, (one) => allowed.has(one) || extra.includes(one))) {
    problems.push(`${name} ${version} is under ${license}, which deny.toml does not allow`);
  }
}
for (const problem of problems) console.error(problem);
console.log(`${checked} crates checked, ${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
