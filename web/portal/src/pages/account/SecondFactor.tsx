/** The second factor: an authenticator app, and the codes for when it is out of reach. */
import { Alert, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { IconCopy, IconDownload, IconShieldCheck } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { encode } from 'uqr';
import { useRead } from '../../api/hooks';
import { CopyText, Form, say, Section, StatusBadge, useForm } from '../../components';
import { useMember } from '../../session';
import classes from './account.module.css';
import { confirmTotp, newRecoveryCodes, removeTotp, security, startTotp, type Totp } from './calls';
import { PasswordDialog } from './PasswordDialog';

type Asked = 'start' | 'remove' | 'codes' | null;

export function SecondFactor() {
  const { twoFactor } = useMember();
  const client = useQueryClient();
  const [asked, setAsked] = useState<Asked>(null);
  const [totp, setTotp] = useState<Totp | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const state = useRead(['security'], security);
  const again = () =>
    void Promise.all(['me', 'security'].map((key) => client.invalidateQueries({ queryKey: [key] })));
  const close = () => setAsked(null);
  return (
    <Section
      title="Second factor"
      intro="A code from an app on your phone, asked for after your password: whoever learns your password cannot log in with it alone."
    >
      <Group>
        <StatusBadge status={twoFactor ? 'ACTIVE' : 'OFF'} label={twoFactor ? 'On' : 'Off'} />
        {twoFactor ? (
          <>
            {state.data && (
              <Text size="sm" c="dimmed">
                {state.data.recoveryCodesLeft === 1
                  ? '1 recovery code left'
                  : `${state.data.recoveryCodesLeft} recovery codes left`}
              </Text>
            )}
            <Button variant="default" onClick={() => setAsked('codes')}>
              New recovery codes
            </Button>
            <Button variant="default" onClick={() => setAsked('remove')}>
              Turn off
            </Button>
          </>
        ) : (
          <Button leftSection={<IconShieldCheck size={18} aria-hidden />} onClick={() => setAsked('start')}>
            Set up
          </Button>
        )}
      </Group>
      <PasswordDialog
        opened={asked === 'start'}
        close={close}
        title="Set up the second factor"
        action="Go on"
        send={({ password }) => startTotp({ password })}
        done={setTotp}
      />
      <PasswordDialog
        opened={asked === 'remove'}
        close={close}
        title="Turn off the second factor?"
        text="Your password alone will log you in. The recovery codes stop working."
        action="Turn it off"
        send={({ password }) => removeTotp({ password })}
        done={() => {
          again();
          say('The second factor is off');
        }}
      />
      <PasswordDialog
        opened={asked === 'codes'}
        close={close}
        title="New recovery codes"
        text="The ones that you have stop working."
        action="Make new ones"
        send={({ password }) => newRecoveryCodes({ password })}
        done={({ recoveryCodes }) => {
          setCodes(recoveryCodes);
          again();
        }}
      />
      <Modal opened={totp !== null} onClose={() => setTotp(null)} title="Scan this with your app">
        {totp && (
          <Scan
            totp={totp}
            cancel={() => setTotp(null)}
            done={(codes) => {
              setTotp(null);
              setCodes(codes);
              again();
            }}
          />
        )}
      </Modal>
      <Modal
        opened={codes !== null}
        onClose={() => setCodes(null)}
        title="Keep your recovery codes"
        closeOnClickOutside={false}
      >
        {codes && <RecoveryCodes codes={codes} close={() => setCodes(null)} />}
      </Modal>
    </Section>
  );
}

function Scan(props: { totp: Totp; cancel: () => void; done: (codes: string[]) => void }) {
  const form = useForm({ code: '' }, confirmTotp, {
    check: ({ code }) => ({
      code: !/^\s*(\d\s*){6}$/.test(code) && 'Type the six digits that the app shows.',
    }),
    done: ({ recoveryCodes }) => props.done(recoveryCodes),
  });
  return (
    <Stack>
      <Qr text={props.totp.uri} />
      <div>
        <Text size="sm" c="dimmed">
          Or type this key into the app:
        </Text>
        <CopyText value={props.totp.secret} label="Copy the key">
          {props.totp.secret.replace(/(.{4})(?=.)/g, '$1 ')}
        </CopyText>
      </div>
      <Form form={form} action="Turn it on" cancel={props.cancel}>
        <TextInput
          label="The code that the app shows"
          inputMode="numeric"
          autoComplete="one-time-code"
          data-autofocus
          {...form.field('code')}
        />
      </Form>
    </Stack>
  );
}

/** Dark on light in both themes: many apps cannot read it the other way around. */
function Qr({ text }: { text: string }) {
  const { size, path } = useMemo(() => {
    const { size, data } = encode(text, { border: 2 });
    const path = data
      .flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : [])))
      .join('');
    return { size, path };
  }, [text]);
  return (
    <svg className={classes.qr} viewBox={`0 0 ${size} ${size}`} role="img" aria-label="QR code for your app">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}

function RecoveryCodes({ codes, close }: { codes: string[]; close: () => void }) {
  const text = codes.join('\n') + '\n';
  const download = () => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
    link.download = 'openwink-recovery-codes.txt';
    link.click();
    URL.revokeObjectURL(link.href);
  };
  const copy = () => void navigator.clipboard.writeText(text).then(() => say('Copied'));
  return (
    <Stack>
      <Alert color="yellow">
        Each one logs you in once, instead of the app. They are shown now and not again: keep them where you
        keep passwords.
      </Alert>
      <ol className={classes.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <Group justify="space-between">
        <Group gap="xs">
          <Button variant="default" leftSection={<IconCopy size={18} aria-hidden />} onClick={copy}>
            Copy
          </Button>
          <Button variant="default" leftSection={<IconDownload size={18} aria-hidden />} onClick={download}>
            Download
          </Button>
        </Group>
        <Button onClick={close}>I have kept them</Button>
      </Group>
    </Stack>
  );
}
