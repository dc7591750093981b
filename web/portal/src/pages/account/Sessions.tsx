/** Where this account is logged in, and ending that. */
import { Button, Group, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { useChange, useRead } from '../../api/hooks';
import { Loading, Problem, say, Section, StatusBadge, useConfirm, When } from '../../components';
import { useMember } from '../../session';
import classes from './account.module.css';
import { endAllSessions, endSession, sessions } from './calls';

export function Sessions() {
  const { sessionId } = useMember();
  const [, go] = useLocation();
  const client = useQueryClient();
  const list = useRead(['sessions'], sessions);
  const end = useChange(endSession, 'sessions');
  const [ask, dialog] = useConfirm();
  const everywhere = () =>
    ask({
      title: 'Log out everywhere?',
      text: 'Every browser that is logged in to your account is logged out, this one too.',
      action: 'Log out everywhere',
      run: async () => {
        await endAllSessions();
        go('/login');
        client.clear();
      },
    });
  return (
    <Section
      title="Sessions"
      intro="Where you are logged in. End one that you do not know, and change your password."
      actions={
        <Button variant="default" onClick={everywhere}>
          Log out everywhere
        </Button>
      }
    >
      {list.isPending && <Loading lines={2} />}
      {list.error && <Problem problem={list.error} again={() => void list.refetch()} />}
      {list.data && (
        <ul className={classes.rows}>
          {list.data.items.map((one) => (
            <li key={one.id} className={classes.row}>
              <div className={classes.what}>
                <Group gap="xs">
                  <Text fw={550}>{one.browser}</Text>
                  {one.id === sessionId && <StatusBadge status="ACTIVE" label="This browser" />}
                </Group>
                <Text size="sm" c="dimmed">
                  From {one.address}, since <When value={one.createdAt} />, last seen{' '}
                  <When value={one.seenAt} />
                </Text>
              </div>
              {one.id !== sessionId && (
                <Button
                  variant="default"
                  size="xs"
                  aria-label={`End the session of ${one.browser}`}
                  loading={end.isPending && end.variables === one.id}
                  onClick={() => end.mutate(one.id, { onSuccess: () => say('The session is ended') })}
                >
                  End
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {end.error && <Problem problem={end.error} />}
      {dialog}
    </Section>
  );
}
