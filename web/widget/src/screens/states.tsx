/** What is shown when there is no view: not yet, no more, or not at all. */
import { useScene } from '../ui/context.ts';
import { Button, Mark, Screen } from '../ui/parts.tsx';

export function BootSkeleton() {
  const { t } = useScene();
  return (
    <main aria-busy="true" aria-label={t('title')}>
      <span class="vh" role="status">
        {t('loading')}
      </span>
      <div class="bone title" />
      <div class="bone line w60" />
      {[0, 1, 2, 3, 4].map((i) => (
        <div key={i} class="head">
          <div class="bone line w40" />
          <div class="bone line" />
        </div>
      ))}
      <div class="bone btn" />
    </main>
  );
}

export function ExpiredScreen() {
  const { engine, t, company } = useScene();
  return (
    <Screen
      title={t('token.title')}
      lead={t('token.lead', { company })}
      above={<Mark icon="clock" bad />}
      actions={
        <Button look="main" onClick={() => engine.close('error')}>
          {t('exit')}
        </Button>
      }
    />
  );
}

export function FailedScreen() {
  const { engine, state, t } = useScene();
  const { problem, retry } = state;
  const network = problem?.kind === 'network';
  return (
    <div class="shell-body">
      <main aria-labelledby="title">
        <div class="head">
          <Mark icon="alert" bad />
          <h1 id="title" tabIndex={-1}>
            {t(network ? 'offline.title' : 'server.title')}
          </h1>
          <p class="soft">
            {problem?.kind === 'refused' && problem.message
              ? t('refused.lead', { why: problem.message })
              : t(network ? 'offline.lead' : 'server.lead')}
          </p>
        </div>
        {problem?.requestId && (
          <p class="small">
            {t('requestId', { id: '' })}
            <code>{problem.requestId}</code>
          </p>
        )}
      </main>
      <div class="actions">
        <Button look="main" onClick={() => retry?.()}>
          {t('tryAgain')}
        </Button>
        <Button onClick={() => engine.close('error')}>{t('exit')}</Button>
      </div>
    </div>
  );
}
