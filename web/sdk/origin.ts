/** Which server does this script belong to? */

const SCRIPT = /\/v[12]\/smile\.v[12]\.js(?:[?#]|$)/;

/**
 * `document.currentScript` is known only while the script first runs, so this is called at load time.
 * A module loader or a tag manager leaves it null: then the page's script tags are asked.
 */
export function scriptAddress(doc: Document): string | null {
  const current = doc.currentScript as HTMLScriptElement | null;
  if (current && current.src) return current.src;
  const tags = doc.querySelectorAll<HTMLScriptElement>('script[src]');
  for (let i = tags.length - 1; i >= 0; i--) {
    const src = tags[i]!.src;
    if (SCRIPT.test(src)) return src;
  }
  return null;
}

function webOrigin(address: string): string | null {
  try {
    const url = new URL(address);
    return /^https?:$/.test(url.protocol) ? url.origin : null;
  } catch {
    return null;
  }
}

/**
 * `apiHost` was written by people: with a scheme, with a path, or as a bare host. A bare host gets
 * the scheme that the script came by.
 */
export function serverOrigin(apiHost: unknown, script: string | null): string | null {
  const own = script ? webOrigin(script) : null;
  const host = typeof apiHost === 'string' ? apiHost.trim() : '';
  if (!host) return own;
  const scheme = own && own.startsWith('http:') ? 'http:' : 'https:';
  const address = /^[a-z][a-z\d+.-]*:\/\//i.test(host) ? host : scheme + '//' + host.replace(/^\/+/, '');
  return webOrigin(address) || own;
}
