import { useEffect, useState } from 'preact/hooks';
import type { Access, LinkedAccount, LinkedArchive } from '../types.ts';
import { useScene } from '../ui/context.ts';
import { Icon } from '../ui/icons.tsx';
import { Button, Face, Screen } from '../ui/parts.tsx';

function When({ iso, text }: { iso: string | null; text: (date: string) => string }) {
  const { t } = useScene();
  if (!iso) return null;
  return (
    <time class="soft small" dateTime={iso} title={new Date(iso).toLocaleString(t.lang)}>
      {text(t.date(iso))}
    </time>
  );
}

function AccountRow({ account }: { account: LinkedAccount }) {
  const { engine, t } = useScene();
  const id = 'row-' + account.id;
  const shares = account.datapoints.filter((kind) => t.has('data.' + kind)).map((kind) => t('data.' + kind));
  const day = (iso: string) => t.date(iso + 'T00:00');
  const { startDate, endDate } = account;
  const days =
    startDate && endDate
      ? t('connected.days', { first: day(startDate), last: day(endDate) })
      : startDate
        ? t('connected.daysFrom', { date: day(startDate) })
        : endDate && t('connected.daysTo', { date: day(endDate) });
  const stop = async () => {
    await engine.send('stopSync', { accountId: account.id });
    // Its button is gone: the keyboard goes on from the top of the screen
    document.getElementById('title')?.focus();
  };
  return (
    <li class="card item">
      <Face provider={account.provider} />
      <div class="text">
        <b id={id}>{account.provider.name}</b>
        <span class="small">{t('status.' + account.status)}</span>
        <When iso={account.connectedAt} text={(date) => t('connected.since', { date })} />
        <When iso={account.refreshedAt} text={(date) => t('connected.refreshed', { date })} />
        <When iso={account.nextSyncAt} text={(date) => t('connected.next', { date })} />
        <span class="soft small" role="status">
          {account.status === 'CONNECTED' && !account.keptFresh && t('connected.still')}
        </span>
        <When iso={account.endsAt} text={(date) => t('connected.ends', { date })} />
        {account.wantsLogIn && <span class="small">{t('connected.wants')}</span>}
        {shares.length > 0 && (
          <span class="soft small">
            {t('connected.shares', { list: t.list(shares) })}
            {days && `. ${days}`}
          </span>
        )}
      </div>
      <div class="acts">
        {account.wantsLogIn && (
          <Button
            look="small line"
            describedBy={id}
            onClick={() => engine.send('reconnect', { accountId: account.id })}
          >
            {t('connected.again')}
          </Button>
        )}
        {account.status !== 'CONNECTED' && !account.wantsLogIn && (
          <Button
            look="small line"
            describedBy={id}
            onClick={() => engine.send('chooseProvider', { providerId: account.provider.id })}
          >
            {t('connected.again')}
          </Button>
        )}
        {account.status === 'CONNECTED' && account.keptFresh && (
          <Button look="small line" describedBy={id} onClick={() => void stop()}>
            {t('connected.stop')}
          </Button>
        )}
        <Button
          look="small line"
          describedBy={id}
          onClick={() => engine.send('revoke', { sourceId: account.id })}
        >
          {t('revoke')}
        </Button>
      </div>
    </li>
  );
}

function ArchiveRow({ archive }: { archive: LinkedArchive }) {
  const { engine, t } = useScene();
  const id = 'row-' + archive.id;
  return (
    <li class="card item">
      <span class="face" aria-hidden="true">
        <Icon name="page" />
      </span>
      <div class="text">
        <b id={id}>{t.has('file.' + archive.fileType) ? t('file.' + archive.fileType) : archive.typeLabel}</b>
        <span class="small">{t('status.' + archive.status)}</span>
        <When iso={archive.createdAt} text={(date) => t('connected.sent', { date })} />
        <span class="soft small">{archive.files.map((file) => file.name).join(', ')}</span>
      </div>
      <Button
        look="small line"
        describedBy={id}
        onClick={() => engine.send('revoke', { sourceId: archive.id })}
      >
        {t('revoke')}
      </Button>
    </li>
  );
}

/** Short, and silent where it cannot be told: it must not stand in the way of taking something back. */
function Looked() {
  const { engine, t } = useScene();
  const [items, setItems] = useState<Access[] | null>(null);
  useEffect(() => {
    let gone = false;
    engine.accesses().then(
      (found) => !gone && setItems(found.items),
      () => {},
    );
    return () => {
      gone = true;
    };
  }, [engine]);
  if (!items) return null;
  const what = (kind: string) => t(t.has('looked.' + kind) ? 'looked.' + kind : 'data.' + kind);
  return (
    <>
      <h2>{t('looked.title')}</h2>
      {items.length === 0 ? (
        <p class="soft">{t('looked.none')}</p>
      ) : (
        <ul class="facts">
          {items.map((item) => (
            <li key={item.what + item.at}>
              <span>{t('looked.line', { company: item.who || t('theCompany'), what: what(item.what) })}</span>{' '}
              <When iso={item.at} text={(date) => date} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

export function ConnectedScreen() {
  const { view, session, state, engine, t } = useScene();
  const { accounts, archives } = view;
  const empty = !accounts.length && !archives.length;
  const connect = () => engine.send('findAnother');
  return (
    <Screen
      title={t('connected.title')}
      actions={
        <>
          <Button look="main" onClick={() => void engine.finish()}>
            {t('done')}
          </Button>
          {!session.settings.singleProvider && <Button onClick={connect}>{t('connected.find')}</Button>}
        </>
      }
    >
      {state.removed !== null && (
        <p class="note good" role="status">
          {state.removed ? t('connected.gone', { name: state.removed }) : t('connected.goneDocument')}
        </p>
      )}
      {empty && (
        <div class="panel">
          <p>{t('connected.none')}</p>
          <p class="soft">{t('connected.noneHow')}</p>
        </div>
      )}
      {accounts.length > 0 && (
        <>
          <h2>{t('connected.accounts')}</h2>
          <ul class="cards">
            {accounts.map((account) => (
              <AccountRow key={account.id} account={account} />
            ))}
          </ul>
        </>
      )}
      {archives.length > 0 && (
        <>
          <h2>{t('connected.documents')}</h2>
          <ul class="cards">
            {archives.map((archive) => (
              <ArchiveRow key={archive.id} archive={archive} />
            ))}
          </ul>
        </>
      )}
      <div class="panel">
        <p class="soft small">{t('connected.agreed')}</p>
        <Button look="small line" onClick={() => engine.send('showConsent')}>
          {t('connected.review')}
        </Button>
      </div>
      {!empty && <Looked />}
    </Screen>
  );
}

export function RevokeScreen() {
  const { view, state, engine, t, company } = useScene();
  const document = view.revoke?.sourceType === 'ARCHIVE';
  const type = view.fileType ?? 'OTHERS';
  const name = document ? (t.has('file.' + type) ? t('file.' + type) : type) : (view.provider?.name ?? '');
  return (
    <Screen
      title={t('revoke.title', { name })}
      above={!document && view.provider && <Face provider={view.provider} big />}
      actions={
        <>
          <Button look="danger" busy={state.busy} onClick={() => engine.send('confirmRevoke')}>
            {t('revoke')}
          </Button>
          <Button onClick={() => engine.send('back')}>{t('revoke.keep')}</Button>
        </>
      }
    >
      <ul class="facts">
        <li>
          <Icon name="lock" />
          <span>{t('revoke.stop', { company })}</span>
        </li>
        <li>
          <Icon name="bin" />
          <span>{t(document ? 'revoke.eraseDocument' : 'revoke.erase')}</span>
        </li>
        <li>
          <Icon name="undo" />
          <span>{t('revoke.undo')}</span>
        </li>
      </ul>
    </Screen>
  );
}
