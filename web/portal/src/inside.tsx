/** The pages of those who are signed in: which one stands at an address, and who may see it. */
import { Anchor } from '@mantine/core';
import { Suspense } from 'react';
import { Link, Route as At, Switch, useLocation } from 'wouter';
import { Net } from './components/Net';
import { Page } from './components/Page';
import { Empty, Loading } from './components/states';
import { Layout } from './layout/Layout';
import { modeNames, MODES } from './permissions';
import { type Route, routes } from './routes';
import { Session, useMember, useMode } from './session';

export default function Inside() {
  return (
    <Session>
      <Layout>
        <Pages />
      </Layout>
    </Session>
  );
}

function Pages() {
  const [path] = useLocation();
  return (
    <Net key={path}>
      <Switch>
        {routes
          .filter((route) => !route.open)
          .map((route) => (
            <At key={route.path} path={route.path}>
              {(params) => {
                const mode = (params as { mode?: string }).mode;
                return mode && !MODES.some((one) => one === mode) ? <Nowhere /> : <Allowed route={route} />;
              }}
            </At>
          ))}
        <At>
          <Nowhere />
        </At>
      </Switch>
    </Net>
  );
}

/** The page, for those who may see it; for others, why not. */
function Allowed({ route }: { route: Route }) {
  const { can, organisation } = useMember();
  const [mode] = useMode();
  const moded = route.path.startsWith('/:mode');
  if (moded && mode === 'production' && organisation.production !== 'APPROVED')
    return (
      <Page title={route.title}>
        <Empty title="Production is not open yet">
          An owner of {organisation.name} asks for it under Organisation, and the operator of this
          installation grants it. Until then everything can be tried in the sandbox.
        </Empty>
      </Page>
    );
  if (route.permission && !can(route.permission, mode))
    return (
      <Page title={route.title}>
        <Empty title="This page is not open to your role">
          Your role here does not see this page{moded ? ` in ${modeNames[mode].toLowerCase()}` : ''}. An owner
          of {organisation.name} can change your role.
        </Empty>
      </Page>
    );
  return (
    <Suspense
      fallback={
        <Page title={route.title}>
          <Loading lines={5} />
        </Page>
      }
    >
      <route.page />
    </Suspense>
  );
}

function Nowhere() {
  return (
    <Page title="There is nothing at this address">
      <p>
        It may have been mistyped, or what was here is gone.{' '}
        <Anchor component={Link} href="/">
          Go to Home
        </Anchor>
      </p>
    </Page>
  );
}
