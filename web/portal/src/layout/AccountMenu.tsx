/** Who is signed in and where; their account, the other organisations, the theme, the way out. */
import {
  Avatar,
  Menu,
  SegmentedControl,
  UnstyledButton,
  useMantineColorScheme,
  VisuallyHidden,
} from '@mantine/core';
import { IconBuilding, IconCheck, IconChevronDown, IconLogout, IconUser } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { api, got } from '../api/client';
import { useChange } from '../api/hooks';
import { asProblem, sentence } from '../api/problem';
import { say } from '../components/say';
import { roleNames } from '../permissions';
import { useMember } from '../session';
import classes from './Layout.module.css';

export function AccountMenu() {
  const member = useMember();
  const [, go] = useLocation();
  const client = useQueryClient();
  const failed = (error: unknown) => say(sentence(asProblem(error).message));
  const leave = useChange(() => got(api.POST('/portal/v1/logout', {})));
  const change = useChange((id: string) =>
    got(api.PUT('/portal/v1/me/organisation', { body: { organisationId: id } })),
  );
  const logOut = () =>
    leave.mutate(undefined, {
      onSuccess: () => {
        go('/login');
        client.clear();
      },
      onError: failed,
    });
  const switchTo = (id: string) =>
    change.mutate(id, {
      onSuccess: () => {
        go('/');
        void client.resetQueries();
      },
      onError: failed,
    });
  const { organisation, organisations } = member;
  return (
    <Menu position="bottom-end" width={280}>
      <Menu.Target>
        <UnstyledButton className={classes.account}>
          <Avatar size={34} radius="xl" className={classes.avatar} aria-hidden>
            {initials(member.name)}
          </Avatar>
          <span className={classes.accountText}>
            <div className={classes.organisation}>{organisation.name}</div>
            <div className={classes.person}>{member.name}</div>
          </span>
          <VisuallyHidden>Account and organisation</VisuallyHidden>
          <IconChevronDown size={16} aria-hidden className={classes.accountText} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {member.email} · {roleNames[organisation.role]}
        </Menu.Label>
        <Menu.Item leftSection={<IconUser size={18} />} onClick={() => go('/account')}>
          Your account
        </Menu.Item>
        {organisations.length > 1 && (
          <>
            <Menu.Divider />
            <Menu.Label>Organisation</Menu.Label>
            {organisations.map(({ id, name }) => (
              <Menu.Item
                key={id}
                leftSection={<IconBuilding size={18} />}
                rightSection={id === organisation.id && <IconCheck size={18} aria-label="shown now" />}
                onClick={() => id !== organisation.id && switchTo(id)}
              >
                {name}
              </Menu.Item>
            ))}
          </>
        )}
        <Menu.Divider />
        <ThemeSwitch />
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={18} />} onClick={logOut}>
          Log out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function initials(name: string) {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : ''].map((word) => [...(word ?? '')][0] ?? '');
  return letters.join('').toUpperCase();
}

export function ThemeSwitch() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <div style={{ padding: '4px 12px 8px' }}>
      <SegmentedControl
        fullWidth
        aria-label="Theme"
        value={colorScheme}
        onChange={(value) => setColorScheme(value as typeof colorScheme)}
        data={[
          { value: 'auto', label: 'System' },
          { value: 'light', label: 'Light' },
          { value: 'dark', label: 'Dark' },
        ]}
      />
    </div>
  );
}
