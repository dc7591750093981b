/** What is around every page; and the pages that nobody has to be signed in for. */
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useMemo } from 'react';
import { Route as At, Router, Switch } from 'wouter';
import { ApiProblem } from './api/problem';
import { Net } from './components/Net';
import { FirstPage } from './components/states';
import { nonce } from './nonce';
import { routes } from './routes';
import { theme, variables } from './theme';

const colorSchemes = localStorageColorSchemeManager({ key: 'openwink-theme' });

const Inside = lazy(() => import('./inside'));

const queries = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        // Offline, the call fails and says so, and what was there stays.
        networkMode: 'always',
        retry: (times, error) =>
          times < 2 && error instanceof ApiProblem && (error.status === 0 || error.status >= 502),
      },
      mutations: { networkMode: 'always' },
    },
  });

export function App() {
  const client = useMemo(queries, []);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      colorSchemeManager={colorSchemes}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <QueryClientProvider client={client}>
        <Router base="/portal">
          <Switch>
            {routes
              .filter((route) => route.open)
              .map((route) => (
                <At key={route.path} path={route.path}>
                  <Net>
                    <Suspense fallback={<FirstPage />}>
                      <route.page />
                    </Suspense>
                  </Net>
                </At>
              ))}
            <At>
              <Net>
                <Suspense fallback={<FirstPage />}>
                  <Inside />
                </Suspense>
              </Net>
            </At>
          </Switch>
        </Router>
      </QueryClientProvider>
    </MantineProvider>
  );
}
