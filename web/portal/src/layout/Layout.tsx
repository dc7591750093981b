/** The frame around every page of a signed-in member: navigation, top bar, search. */
import { ActionIcon, Drawer, UnstyledButton } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { IconMenu2, IconSearch } from '@tabler/icons-react';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { News } from '../components/say';
import { useMode } from '../session';
import { AccountMenu } from './AccountMenu';
import classes from './Layout.module.css';
import { ModeSwitch } from './ModeSwitch';
import { Navigation } from './Navigation';
import { Offline } from './Offline';

const Search = lazy(() => import('./Search'));
const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

export function Layout({ children }: { children: ReactNode }) {
  const [mode] = useMode();
  const [path] = useLocation();
  const [menu, { open, close }] = useDisclosure();
  const [searching, setSearching] = useState<boolean | null>(null);
  useHotkeys([['mod+K', () => setSearching(true)]], []);
  useEffect(close, [path, close]);

  return (
    <div className={classes.layout} data-mode={mode}>
      <a href="#main" className={classes.skip}>
        Skip to the content
      </a>
      <header className={classes.bar}>
        <ActionIcon
          className={classes.burger}
          onClick={open}
          size={44}
          color="gray"
          aria-label="Open the navigation"
          aria-haspopup="dialog"
        >
          <IconMenu2 size={24} />
        </ActionIcon>
        <Link href="/" className={classes.brand} aria-label="Openwink, home">
          <img src="/favicon.svg" width="26" height="26" alt="" />
          <b>Openwink</b>
        </Link>
        <ModeSwitch />
        <UnstyledButton
          className={classes.search}
          onClick={() => setSearching(true)}
          aria-keyshortcuts="Control+K Meta+K"
        >
          <IconSearch size={18} aria-hidden />
          <span className={classes.searchText}>Search</span>
          <kbd className={classes.key}>{isMac ? '⌘ K' : 'Ctrl K'}</kbd>
        </UnstyledButton>
        <AccountMenu />
      </header>
      <nav className={classes.side} aria-label="Portal">
        <Navigation />
      </nav>
      <Drawer opened={menu} onClose={close} title="Openwink" size="min(320px, 88vw)" padding="md">
        <nav aria-label="Portal">
          <Navigation />
        </nav>
      </Drawer>
      <main id="main" className={classes.main} tabIndex={-1}>
        <Offline />
        {children}
        <div id="tips" />
      </main>
      {searching !== null && (
        <Suspense>
          <Search opened={searching} close={() => setSearching(false)} />
        </Suspense>
      )}
      <News />
    </div>
  );
}
