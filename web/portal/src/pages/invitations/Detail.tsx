/** One invitation: who, how far, its mails and its log; sending again and taking back. */
import { Anchor, Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconArrowBackUp, IconSend } from '@tabler/icons-react';
import { Link } from 'wouter';
import { api, got } from '../../api/client';
import { useChange, useRead } from '../../api/hooks';
import {
  CopyText,
  Facts,
  formatTime,
  Id,
  Loading,
  Problem,
  say,
  StatusBadge,
  useConfirm,
  When,
} from '../../components';
import { useMember, useMode } from '../../session';
import { State } from './Invitations';
import classes from './invitations.module.css';
import { type InviteDetail, type InviteMail, mailWords, pathOf, statuses, useLooks } from './types';

export function Detail({ id }: { id: string }) {
  const [mode] = useMode();
  const path = { mode, id };
  const invite = useRead(['invites', mode, 'one', id], () =>
    got(api.GET('/portal/v1/{mode}/invites/{id}', { params: { path } })),
  );
  if (invite.error) return <Problem problem={invite.error} again={() => void invite.refetch()} />;
  if (!invite.data) return <Loading lines={8} label="Loading the invitation" />;
  return <Shown invite={invite.data} />;
}

function Shown({ invite }: { invite: InviteDetail }) {
  const [mode] = useMode();
  const { can } = useMember();
  const [ask, dialog] = useConfirm();
  const path = { mode, id: invite.id };
  const resend = useChange(
    () => got(api.POST('/portal/v1/{mode}/invites/{id}/resend', { params: { path } })),
    'invites',
  );
  const cancel = useChange(
    () => got(api.POST('/portal/v1/{mode}/invites/{id}/cancel', { params: { path } })),
    'invites',
  );
  const who = invite.fullName ?? 'this person';
  const mail = invite.mail;
  return (
    <Stack gap="lg">
      {mail && (mail.status === 'BOUNCED' || mail.status === 'FAILED') && (
        <Alert color="red" title={mailWords(mail).label}>
          {mail.reason ?? 'The mail server did not take the mail.'}{' '}
          {mail.attempts > 0
            ? 'Check the address; a new invitation to the right one takes a moment.'
            : 'Hand the link over yourself, or send the invitation again tomorrow.'}
        </Alert>
      )}
      {mail?.status === 'UNWANTED' && (
        <Alert color="yellow" title="Wants no mail">
          This person asked for no more invitations from you by mail. Hand them the link yourself, if they
          want it.
        </Alert>
      )}
      <Facts
        facts={[
          ['Name', invite.fullName && <bdi>{invite.fullName}</bdi>],
          ['E-mail', invite.email && <CopyText value={invite.email} mono={false} label="Copy the address" />],
          ['Status', <State key="status" invite={invite} />],
          ['Link ends', <When key="until" value={invite.expiresAt} />],
          ['Template', invite.templateName ?? 'Deleted'],
          ['Look of the widget', <LookOf key="look" id={invite.winkTemplateId} />],
          [
            'User',
            can('ReadPeople') ? (
              <Anchor key="user" component={Link} inherit href={pathOf(mode, `users/${invite.userId}`)}>
                Open the user
              </Anchor>
            ) : null,
          ],
          ['Invitation', <Id key="id" value={invite.id} what="invitation's id" />],
        ]}
      />
      {invite.inviteLandingPageUrl && invite.open && (
        <div>
          <Text size="sm" fw={600}>
            Link
          </Text>
          <CopyText value={invite.inviteLandingPageUrl} label="Copy the link" />
          <Text size="sm" c="dimmed">
            Whoever has this link can share and take back data in {who}’s name.
          </Text>
        </div>
      )}
      {can('ManagePeople') && invite.status !== 'REVOKED' && invite.email && (
        <Group gap="xs">
          <Button
            variant="default"
            leftSection={<IconSend size={18} />}
            onClick={() =>
              ask({
                title: 'Send it again?',
                text: `${who} gets the mail once more, and the link works for another 14 days.`,
                action: 'Send the invitation again',
                harmless: true,
                run: () => resend.mutateAsync(undefined).then(() => say('Sent again')),
              })
            }
          >
            Send again
          </Button>
          <Button
            variant="default"
            leftSection={<IconArrowBackUp size={18} />}
            onClick={() =>
              ask({
                title: 'Take this invitation back?',
                text: `The link of ${who} opens nothing any more, and name and address are erased. What they have shared stays; revoke it on the user's page.`,
                action: 'Take the invitation back',
                run: () => cancel.mutateAsync(undefined).then(() => say('Taken back')),
              })
            }
          >
            Take back
          </Button>
        </Group>
      )}
      <div>
        <Title order={3} size="h4" mb="xs">
          What happened
        </Title>
        <ol className={classes.log}>
          {invite.log.map((entry) => (
            <li key={entry.id}>
              <span>{statuses[entry.inviteStatus].means}</span>
              <time dateTime={entry.createdAt}>{formatTime(entry.createdAt)}</time>
            </li>
          ))}
        </ol>
      </div>
      {invite.mails.length > 0 && (
        <div>
          <Title order={3} size="h4" mb="xs">
            Mails
          </Title>
          <ol className={classes.log}>
            {invite.mails.map((one) => (
              <Mail key={one.id} mail={one} />
            ))}
          </ol>
        </div>
      )}
      {dialog}
    </Stack>
  );
}

/** How the widget looks for them. */
function LookOf({ id }: { id: string | null }) {
  const [mode] = useMode();
  const looks = useLooks();
  const found = looks.options.find(({ value }) => value === (id ?? ''));
  if (!id) return found?.label;
  if (!found) return looks.known ? 'Deleted: the default look' : <Id value={id} what="Wink template's id" />;
  return (
    <Anchor component={Link} inherit href={pathOf(mode, `wink-templates/${id}`)}>
      {found.label}
    </Anchor>
  );
}

function Mail({ mail }: { mail: InviteMail }) {
  return (
    <li>
      <span>
        <StatusBadge status={mail.status} {...mailWords(mail)} />
        {mail.reason && <small>{mail.reason}</small>}
        {mail.attempts > 1 && <small>Tried {mail.attempts} times</small>}
      </span>
      <time dateTime={mail.statusAt}>{formatTime(mail.statusAt)}</time>
    </li>
  );
}
