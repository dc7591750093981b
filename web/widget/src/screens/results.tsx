import type { Found } from '../types.ts';
import type { Words } from '../i18n.ts';
import { useScene } from '../ui/context.ts';
import { Button, Face, Mark, Screen } from '../ui/parts.tsx';

const kinds: (keyof Found)[] = [
  'employers',
  'payMonths',
  'payslips',
  'transactions',
  'contributions',
  'liabilities',
  'documents',
];

/** What was found, in words. */
const foundWords = (found: Found | null, t: Words) =>
  kinds.filter((kind) => (found?.[kind] ?? 0) > 0).map((kind) => t.count('found.' + kind, found![kind]));

export function DoneScreen() {
  const { view, session, engine, t, company } = useScene();
  const found = foundWords(view.found, t);
  return (
    <Screen
      title={t('success.title', { name: view.provider?.name ?? '' })}
      lead={found.length ? t('success.found', { found: t.list(found) }) : t('success.nothing')}
      above={<Mark icon="tick" />}
      actions={
        <>
          <Button look="main" onClick={() => void engine.finish()}>
            {t('done')}
          </Button>
          {!session.settings.singleProvider && (
            <Button onClick={() => engine.send('findAnother')}>{t('success.another')}</Button>
          )}
        </>
      }
    >
      <p class="note">{t('success.shared', { company })}</p>
      <Button look="line" onClick={() => engine.send('showConnected')}>
        {t('success.list')}
      </Button>
    </Screen>
  );
}

/** What each action of a failure sends. */
const inputs: Record<string, string> = {
  TRY_AGAIN: 'tryAgain',
  OTHER_METHOD: 'otherMethod',
  OTHER_PROVIDER: 'findAnother',
  UPLOAD: 'showFileTypes',
};

export function ErrorScreen() {
  const { view, state, engine, t } = useScene();
  const name = view.provider?.name ?? '';
  const code = view.failure?.errorCode ?? 'SYSTEM_ERROR';
  const key = t.has('error.' + code) ? 'error.' + code : 'error.SYSTEM_ERROR';
  const actions = (view.failure?.actions ?? []).filter((action) => inputs[action]);
  return (
    <Screen
      title={t(key, { name })}
      lead={t(key + '.why', { name })}
      above={
        <div class="row">
          <Mark icon="alert" bad />
          {view.provider && <Face provider={view.provider} big />}
        </div>
      }
      actions={
        <>
          {actions.map((action, i) => (
            <Button
              key={action}
              look={i ? 'line' : 'main'}
              busy={!i && state.busy}
              onClick={() => engine.send(inputs[action]!)}
            >
              {t('action.' + action)}
            </Button>
          ))}
          <Button onClick={() => engine.close('error')}>{t('exit')}</Button>
        </>
      }
    >
      <p>{t(key + '.next', { name })}</p>
    </Screen>
  );
}

export function UploadDoneScreen() {
  const { view, engine, session, t } = useScene();
  const { archive } = view;
  const failed = archive?.status === 'ERROR';
  const read = archive?.status === 'ANALYZED';
  const found = read ? foundWords(view.found, t) : [];
  const why = 'unread.' + archive?.reason;
  const other = archive?.otherType;
  return (
    <Screen
      title={t(failed ? 'unread.title' : read ? 'uploaded.read' : 'uploaded.title')}
      lead={
        failed
          ? t(t.has(why) ? why : 'unread.OTHER')
          : found.length
            ? t('success.found', { found: t.list(found) })
            : t('uploaded.lead')
      }
      above={<Mark icon={failed ? 'alert' : 'tick'} bad={failed} />}
      actions={
        <>
          {failed && (
            <Button look="main" onClick={() => engine.send('showFileTypes')}>
              {t('tryAgain')}
            </Button>
          )}
          <Button look={failed ? 'line' : 'main'} onClick={() => void engine.finish()}>
            {t('done')}
          </Button>
          {!failed && <Button onClick={() => engine.send('showFileTypes')}>{t('uploaded.another')}</Button>}
        </>
      }
    >
      <div role="status">
        {archive?.status === 'STARTED' && <p class="note">{t('uploaded.reading')}</p>}
        {archive?.status === 'UNSUPPORTED' && <p class="note">{t('uploaded.kept')}</p>}
        {other && (
          <p class="note warn">
            {t('uploaded.other', { type: t.has('file.' + other) ? t('file.' + other) : other })}
          </p>
        )}
      </div>
      {!session.settings.singleProvider && (
        <Button look="line" onClick={() => engine.send('findAnother')}>
          {t('connected.find')}
        </Button>
      )}
      <Button look="line" onClick={() => engine.send('showConnected')}>
        {t('success.list')}
      </Button>
    </Screen>
  );
}

export function SurveyDoneScreen() {
  const { engine, session, t } = useScene();
  return (
    <Screen
      title={t('thanks.title')}
      lead={t('thanks.lead')}
      above={<Mark icon="tick" />}
      actions={
        <>
          <Button look="main" onClick={() => void engine.finish()}>
            {t('done')}
          </Button>
          {session.settings.uploads && (
            <Button onClick={() => engine.send('showFileTypes')}>{t('find.upload')}</Button>
          )}
          {!session.settings.singleProvider && (
            <Button onClick={() => engine.send('findAnother')}>{t('action.OTHER_PROVIDER')}</Button>
          )}
        </>
      }
    />
  );
}
