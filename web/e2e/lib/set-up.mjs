/** Getting into the portal without its forms: by the set-up link that the server printed. */
import assert from 'node:assert/strict';

export const owner = {
  name: 'Olive Owner',
  email: 'olive@lender.example',
  password: 'a long e2e passphrase',
};

/** Makes the sandbox tenant's first owner; the session's cookies, as a browser's context takes them. */
export async function setUp(server, organisation = 'Example Lender') {
  const token = /\/portal\/setup#(\S+)/.exec(server.log)?.[1];
  assert.ok(token, `no set-up link in ${server.log.slice(0, 2000)}`);
  const answer = await fetch(server.origin + '/portal/v1/setup', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Openwink-Portal': '1' },
    body: JSON.stringify({ token, organisation, ...owner }),
  });
  assert.equal(answer.status, 200, await answer.clone().text());
  return answer.headers.getSetCookie().map((cookie) => {
    const [pair] = cookie.split(';');
    const at = pair.indexOf('=');
    return {
      name: pair.slice(0, at),
      value: pair.slice(at + 1),
      domain: new URL(server.origin).hostname,
      path: '/portal',
      httpOnly: true,
      sameSite: 'Lax',
    };
  });
}
