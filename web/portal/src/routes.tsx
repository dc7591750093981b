/**
 * Every page: its address below `/portal`, its title, who may see it, where it stands in the navigation, and its code,
 * which is loaded when somebody goes there. `:mode` is `sandbox` or `production`.
 *
 * A new page is one line here and a folder in `pages/`.
 */
import {
  IconBuilding,
  IconChartBar,
  IconDatabase,
  IconDeviceMobile,
  IconFileCheck,
  IconFileDownload,
  IconHistory,
  IconHome,
  IconKey,
  IconListSearch,
  IconPalette,
  type IconProps,
  IconTools,
  IconUser,
  IconUsers,
  IconUsersGroup,
  IconMail,
  IconTemplate,
  IconWebhook,
} from '@tabler/icons-react';
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

// Small pages come together: each file more costs a way to the server and back.
const entry = (name: keyof typeof import('./pages/entry')) =>
  lazy(() => import('./pages/entry').then((pages) => ({ default: pages[name] })));
const organisation = (name: keyof typeof import('./pages/organisation')) =>
  lazy(() => import('./pages/organisation').then((pages) => ({ default: pages[name] })));

export const routes: Route[] = [
  {
    path: '/',
    title: 'Home',
    page: lazy(() => import('./pages/home/Home')),
    permission: 'OwnAccount',
    group: 'Start',
    icon: IconHome,
    words: 'quickstart start',
  },

  // The way in
  { path: '/login', title: 'Log in', page: entry('LogIn'), open: true },
  {
    path: '/signup',
    title: 'Create an account',
    page: entry('SignUp'),
    open: true,
  },
  {
    path: '/check-mail',
    title: 'Check your mail',
    page: entry('CheckMail'),
    open: true,
  },
  {
    path: '/verify',
    title: 'Confirm your address',
    page: entry('Verify'),
    open: true,
  },
  { path: '/email', title: 'Use this address?', page: entry('Email'), open: true },
  {
    path: '/forgot',
    title: 'Forgot your password?',
    page: entry('Forgot'),
    open: true,
  },
  {
    path: '/reset',
    title: 'Choose a new password',
    page: entry('Reset'),
    open: true,
  },
  {
    path: '/invitation',
    title: 'Your invitation',
    page: entry('Invitation'),
    open: true,
  },
  { path: '/setup', title: 'Set up Openwink', page: entry('SetUp'), open: true },

  // Build: keys, webhooks, requests, usage, tools
  {
    path: '/:mode/keys',
    title: 'API keys',
    page: lazy(() => import('./pages/traffic/Keys')),
    permission: 'ReadSettings',
    group: 'Build',
    icon: IconKey,
    words: 'credentials secrets scopes rotate',
  },
  {
    path: '/:mode/webhooks',
    title: 'Webhooks',
    page: lazy(() => import('./pages/traffic/Webhooks')),
    permission: 'ReadSettings',
    group: 'Build',
    icon: IconWebhook,
    words: 'events deliveries replay signature',
  },
  {
    path: '/:mode/webhooks/:id',
    title: 'Webhook',
    page: lazy(() => import('./pages/traffic/Webhook')),
    permission: 'ReadSettings',
  },
  {
    path: '/:mode/requests',
    title: 'Requests',
    page: lazy(() => import('./pages/traffic/Requests')),
    permission: 'ReadTraffic',
    group: 'Build',
    icon: IconListSearch,
    words: 'log calls errors',
  },
  {
    path: '/:mode/usage',
    title: 'Usage',
    page: lazy(() => import('./pages/traffic/Usage')),
    permission: 'ReadSettings',
    group: 'Build',
    icon: IconChartBar,
    words: 'statistics funnel charts',
  },
  {
    path: '/:mode/tools',
    title: 'Sandbox tools',
    page: lazy(() => import('./pages/traffic/Tools')),
    permission: 'UseSandbox',
    group: 'Build',
    icon: IconTools,
    words: 'reset seed empty fill',
  },

  // Build: emulator, templates, data sources, samples
  {
    path: '/:mode/emulator',
    title: 'Emulator',
    page: lazy(() => import('./pages/emulator/Emulator')),
    permission: 'ReadSettings',
    group: 'Build',
    icon: IconDeviceMobile,
    words: 'try widget demo test sandbox people credentials sdk code',
  },
  {
    path: '/:mode/wink-templates',
    title: 'Wink templates',
    page: lazy(() => import('./pages/wink/WinkTemplates')),
    permission: 'ReadSettings',
    group: 'Build',
    icon: IconPalette,
    words: 'look colours logo theme consent widget templateId brand',
  },
  {
    path: '/:mode/wink-templates/:id',
    title: 'Wink template',
    page: lazy(() => import('./pages/wink/WinkTemplate')),
    permission: 'ReadSettings',
  },
  {
    path: '/:mode/consent-templates',
    title: 'Consent templates',
    page: lazy(() => import('./pages/consents/ConsentTemplates')),
    permission: 'ReadSettings',
    group: 'Build',
    icon: IconFileCheck,
    words: 'agree terms text version',
  },
  {
    path: '/:mode/providers',
    title: 'Data sources',
    page: lazy(() => import('./pages/sources/DataSources')),
    permission: 'ReadSettings',
    group: 'Build',
    icon: IconDatabase,
    words: 'providers employers payroll gig government fields sync',
  },
  {
    path: '/:mode/samples',
    title: 'Sample documents',
    page: lazy(() => import('./pages/samples/Samples')),
    permission: 'ReadSettings',
    group: 'Build',
    icon: IconFileDownload,
    words: 'payslips download upload archives',
  },

  // People: users
  {
    path: '/:mode/users',
    title: 'Users',
    page: lazy(() => import('./pages/people/Users')),
    permission: 'ReadPeople',
    group: 'People',
    icon: IconUsers,
    words: 'people applicants search cv',
  },
  {
    path: '/:mode/users/:id',
    title: 'User',
    page: lazy(() => import('./pages/people/User')),
    permission: 'ReadPeople',
  },
  {
    path: '/:mode/users/:id/documents/:archive',
    title: 'Document',
    page: lazy(() => import('./pages/people/Document')),
    permission: 'ReadPeople',
  },

  // People: invitations and their templates
  {
    path: '/:mode/invitations',
    title: 'Invitations',
    page: lazy(() => import('./pages/invitations/Invitations')),
    permission: 'ReadPeople',
    group: 'People',
    icon: IconMail,
    words: 'invite mail e-mail ask applicants',
  },
  {
    path: '/:mode/invitations/import',
    title: 'Invite from a CSV',
    page: lazy(() => import('./pages/invitations/Import')),
    permission: 'ManagePeople',
  },
  {
    path: '/:mode/invite-templates',
    title: 'Invite templates',
    page: lazy(() => import('./pages/invitations/Templates')),
    permission: 'ReadSettings',
    group: 'People',
    icon: IconTemplate,
    words: 'mail wording landing page',
  },
  {
    path: '/:mode/invite-templates/:id',
    title: 'Invite template',
    page: lazy(() => import('./pages/invitations/Template')),
    permission: 'ReadSettings',
  },

  // Settings
  {
    path: '/organisation',
    title: 'Organisation',
    page: organisation('Organisation'),
    permission: 'ManageOrganisation',
    group: 'Settings',
    icon: IconBuilding,
    words: 'name production tenant',
  },
  {
    path: '/members',
    title: 'Members',
    page: organisation('Members'),
    permission: 'ManageOrganisation',
    group: 'Settings',
    icon: IconUsersGroup,
    words: 'roles invite team colleagues',
  },
  {
    path: '/audit',
    title: 'Audit log',
    page: organisation('Audit'),
    permission: 'ManageOrganisation',
    group: 'Settings',
    icon: IconHistory,
    words: 'history who did what',
  },
  {
    path: '/account',
    title: 'Your account',
    page: organisation('Account'),
    permission: 'OwnAccount',
    group: 'Settings',
    icon: IconUser,
    words: 'password second factor totp passkey sessions log out',
  },
];
