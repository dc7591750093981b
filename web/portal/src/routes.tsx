/**
 * Every page: its address below `/portal`, its title, who may see it, where it stands in the navigation, and its code,
 * which is loaded when somebody goes there. `:mode` is `sandbox` or `production`.
 *
 * A new page is one line here and a folder in `pages/`.
 */
import { type IconProps, IconHome, IconUsersGroup } from '@tabler/icons-react';
import { type ComponentType, lazy, type LazyExoticComponent } from 'react';
import type { Permission } from './permissions';

export interface Route {
  path: string;
  title: string;
  page: LazyExoticComponent<ComponentType>;
  /** Nobody needs to be signed in. */
  open?: true;
  permission?: Permission;
  /** Where it stands in the navigation, and after what: groups keep the order of this list. */
  group?: 'Start' | 'Build' | 'People' | 'Settings';
  icon?: ComponentType<IconProps>;
  /** Other words that people may look for it by (Ctrl K). */
  words?: string;
}

export const GROUPS = ['Start', 'Build', 'People', 'Settings'] as const;

export const routes: Route[] = [
  {
    path: '/',
    title: 'Home',
    page: lazy(() => import('./pages/home/Home')),
    permission: 'OwnAccount',
    group: 'Start',
    icon: IconHome,
    words: 'quickstart',
  },

  // The account's own
  { path: '/login', title: 'Log in', page: lazy(() => import('./pages/entry/LogIn')), open: true },

  // Build: keys, webhooks, requests, usage, tools

  // Build: templates, emulator, samples, data sources

  // People: users

  // People: invitations and their templates

  // Settings
  {
    path: '/members',
    title: 'Members',
    page: lazy(() => import('./pages/organisation/Members')),
    permission: 'ManageOrganisation',
    group: 'Settings',
    icon: IconUsersGroup,
    words: 'roles invite team colleagues',
  },
];
