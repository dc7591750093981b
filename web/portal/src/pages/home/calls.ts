/** The calls of Home. */
import { api, got } from '../../api/client';
import type { Mode } from '../../permissions';

/** How far the tenant has come, as it happened. */
export interface Progress {
  /** The user who was created last. */
  user: { id: string; createdAt: string } | null;
  /** The account that was linked last. */
  linked: { userId: string; provider: string; connectedAt: string } | null;
  /** When a webhook was delivered first, or data was read over the API. */
  received: { how: 'WEBHOOK' | 'API'; at: string } | null;
  webhooks: number;
  /** The key that was made first, of those that still work. */
  apiKey: string | null;
}

export const progress = (mode: Mode): Promise<Progress> =>
  got(api.GET('/portal/v1/{mode}/home', { params: { path: { mode } } }));

export const createKey = async (mode: Mode) => {
  const made: { key: { key: string }; secret: string } = await got(
    api.POST('/portal/v1/{mode}/keys', {
      params: { path: { mode } },
      body: { name: 'Quickstart', scopes: ['all'] },
    }),
  );
  return { key: made.key.key, secret: made.secret };
};
