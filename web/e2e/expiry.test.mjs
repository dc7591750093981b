/** What ends by itself: a token that was never used, a widget that was left open. */
import assert from 'node:assert/strict';
import { startWorld } from './lib/world.mjs';

// The least that the settings allow; these tests wait a minute, and do nothing meanwhile.
const world = await startWorld({ OPENWINK_LINK_TOKEN_MINUTES: '1', OPENWINK_LINK_SESSION_MINUTES: '1' });
const { api } = world;

world.test(
  'a token and an open widget, a minute later',
  async ({ open }) => {
    const unused = await api.user();
    const visit = await open(await api.user());
    await visit.widget.sees(/asks to see/);
    await new Promise((done) => setTimeout(done, 61_000));
    await visit.widget.press('Agree and continue');
    await visit.widget.sees('This link has ended');
    assert.equal((await visit.heard('onTokenExpired')).length, 1);

    const late = await open(unused);
    await late.widget.sees('This link has ended');
    assert.equal((await late.heard('onTokenExpired')).length, 1);
    await late.leaves('Exit', 'error');
  },
  100_000,
);
