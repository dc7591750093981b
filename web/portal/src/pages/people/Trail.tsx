/** What was agreed to, taken back and erased, as signed receipts; and who read the person's data. */
import { Button, Text } from '@mantine/core';
import { api, got } from '../../api/client';
import { useList } from '../../api/hooks';
import { formatTime, Loading, Problem, wordsOf } from '../../components';
import { useMode } from '../../session';
import { Nothing } from './parts';
import classes from './people.module.css';
import type { Access, Receipt } from './types';
import { plural, sharedKinds } from './words';

const readWords: Record<string, string> = {
  FILES: 'Documents and their files',
  EVERYTHING: 'All records',
  CV: 'This page',
  EXPORT: 'An export of everything',
  LIST: 'Name and employers, in the list of people',
  VERIFICATION: 'A verification',
};

const byWords: Record<string, string> = {
  USER: 'by the person',
  TENANT: 'by you',
  EXPIRY: 'when its time was over',
};

function More({ list }: { list: { hasMore: boolean; loadingMore: boolean; more: () => void } }) {
  if (!list.hasMore) return null;
  return (
    <Button variant="default" w="fit-content" mt="sm" loading={list.loadingMore} onClick={list.more}>
      Show more
    </Button>
  );
}

export function Accesses({ id }: { id: string }) {
  const [mode] = useMode();
  const list = useList<Access>(['people', mode, id, 'accesses'], (cursor) =>
    got(
      api.GET('/portal/v1/{mode}/users/{id}/accesses', {
        params: { path: { mode, id }, query: { size: 20, cursor } },
      }),
    ),
  );
  if (list.error) return <Problem problem={list.error} again={list.again} />;
  if (!list.items) return <Loading lines={3} label="Loading who looked" />;
  if (!list.items.length)
    return <Nothing>Each read over the API or in this portal stands here, a moment after it.</Nothing>;
  return (
    <>
      <div className={classes.scroll} role="region" aria-label="Reads, the latest first" tabIndex={0}>
        <table className={classes.figures}>
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">Who</th>
              <th scope="col">What</th>
              <th scope="col" data-number>
                Times
              </th>
            </tr>
          </thead>
          <tbody>
            {list.items.map((access) => (
              <tr key={access.reader.id + access.what + access.at}>
                <td>{formatTime(access.at)}</td>
                <td>
                  {access.reader.name ?? access.reader.id}
                  {access.reader.type === 'KEY' && ' (API key)'}
                </td>
                <td>{readWords[access.what] ?? wordsOf(access.what)}</td>
                <td data-number>{access.count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <More list={list} />
    </>
  );
}

function words(receipt: Receipt) {
  const { kind, source, consent } = receipt;
  if (kind === 'CONSENT') {
    const from = consent?.page ? ` on ${consent.page}` : '';
    const invited = consent?.channelId ? ', by invitation' : '';
    const fresh = consent?.keepFresh ? ', to be kept up to date' : '';
    const what = consent ? `: ${sharedKinds(consent)}` : '';
    return `Agreed to version ${consent?.version ?? ''}${from}${invited}${fresh}${what}`;
  }
  if (!source) return wordsOf(kind);
  const what = source.sourceType === 'ACCOUNT' ? 'account' : 'document';
  const by = byWords[source.by] ?? '';
  if (kind === 'SYNC_STOPPED') return `Stopped the updates of the account ${source.sourceId}`;
  if (kind === 'REVOCATION') return `Revoked the ${what} ${source.sourceId}, ${by}`;
  const went = [plural(source.rows ?? 0, 'row'), plural(source.files ?? 0, 'file')].join(' and ');
  return `Erased the ${what} ${source.sourceId}: its key is destroyed, ${went} are deleted`;
}

export function Receipts({ id }: { id: string }) {
  const [mode] = useMode();
  const list = useList<Receipt>(['people', mode, id, 'receipts'], (cursor) =>
    got(
      api.GET('/portal/v1/{mode}/users/{id}/consents', {
        params: { path: { mode, id }, query: { size: 20, cursor } },
      }),
    ),
  );
  if (list.error) return <Problem problem={list.error} again={list.again} />;
  if (!list.items?.length) return null;
  return (
    <>
      <Text size="sm" c="dimmed" mt="md" mb="xs">
        Signed receipts, each an entry of a chain that nobody can change unnoticed.
      </Text>
      <ul className={classes.cards}>
        {list.items.map((receipt) => (
          <li key={receipt.number}>
            <details>
              <summary>
                {formatTime(receipt.createdAt)}: {words(receipt)}
              </summary>
              <div
                className={classes.consent}
                role="region"
                aria-label={`Entry ${receipt.number}`}
                tabIndex={0}
                style={{ marginTop: 8, overflowWrap: 'anywhere' }}
              >
                Entry {receipt.number}. {receipt.entry}
                <br />
                Signature: {receipt.signature}
              </div>
            </details>
          </li>
        ))}
      </ul>
      <More list={list} />
    </>
  );
}
