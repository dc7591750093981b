/** Ctrl K: every page by its name. */
import { createSpotlight, Spotlight, type SpotlightActionData } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useMemo } from 'react';
import { useLocation } from 'wouter';
import { useMode } from '../session';
import { addressOf, usePages } from './Navigation';

const [store, spotlight] = createSpotlight();

export default function Search({ opened, close }: { opened: boolean; close: () => void }) {
  const pages = usePages();
  const [mode] = useMode();
  const [, go] = useLocation();
  useEffect(() => {
    if (opened) spotlight.open();
  }, [opened]);
  const actions = useMemo(
    (): SpotlightActionData[] =>
      pages.map((route) => ({
        id: route.path,
        label: route.title,
        keywords: route.words,
        description: route.group === 'Start' ? undefined : route.group,
        leftSection: route.icon && <route.icon size={20} stroke={1.7} />,
        onClick: () => go(addressOf(route, mode)),
      })),
    [pages, mode, go],
  );
  return (
    <Spotlight
      store={store}
      actions={actions}
      shortcut={null}
      onSpotlightClose={close}
      nothingFound="Nothing found"
      searchProps={{
        placeholder: 'Search',
        'aria-label': 'Search',
        leftSection: <IconSearch size={20} aria-hidden />,
      }}
    />
  );
}
