/** Passkeys: logging in with the device's own lock, without a password. */
import { Button, Text } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useState } from 'react';
import { useChange, useRead } from '../../api/hooks';
import { Loading, Problem, say, Section, When } from '../../components';
import { passkeyProblem } from '../entry/passkey';
import classes from './account.module.css';
import { addPasskey, type Passkey, passkeys, removePasskey } from './calls';
import { PasswordDialog } from './PasswordDialog';

export function Passkeys() {
  const list = useRead(['passkeys'], passkeys);
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Passkey | null>(null);
  const add = useChange(addPasskey, 'passkeys');
  const remove = useChange(removePasskey, 'passkeys');
  return (
    <Section
      title="Passkeys"
      intro="Log in with your fingerprint, face or device lock. A passkey is your password and second factor in one."
      actions={
        <Button
          variant="default"
          leftSection={<IconFingerprint size={18} aria-hidden />}
          onClick={() => setAdding(true)}
        >
          Add a passkey
        </Button>
      }
    >
      {list.isPending && <Loading lines={1} />}
      {list.error && <Problem problem={list.error} again={() => void list.refetch()} />}
      {list.data?.items.length === 0 && <Text c="dimmed">You have none yet.</Text>}
      {!!list.data?.items.length && (
        <ul className={classes.rows}>
          {list.data.items.map((key) => (
            <li key={key.id} className={classes.row}>
              <div className={classes.what}>
                <Text fw={550}>{key.name}</Text>
                <Text size="sm" c="dimmed">
                  Added <When value={key.createdAt} />, last used <When value={key.usedAt} />
                </Text>
              </div>
              <Button
                variant="default"
                size="xs"
                aria-label={`Remove the passkey ${key.name}`}
                onClick={() => setRemoving(key)}
              >
                Remove
              </Button>
            </li>
          ))}
        </ul>
      )}
      <PasswordDialog
        opened={adding}
        close={() => setAdding(false)}
        title="Add a passkey"
        text="Your browser asks for your fingerprint, face or device lock next."
        action="Add the passkey"
        name="A name for it, such as “Laptop”"
        send={(values) =>
          add.mutateAsync(values).catch((error: unknown) => {
            throw passkeyProblem(error);
          })
        }
        done={() => say('The passkey is added')}
      />
      <PasswordDialog
        opened={removing !== null}
        close={() => setRemoving(null)}
        title={`Remove the passkey “${removing?.name}”?`}
        text="It no longer logs you in. Your device may keep showing it until you delete it there."
        action="Remove the passkey"
        send={({ password }) => remove.mutateAsync({ id: removing!.id, password })}
        done={() => say('The passkey is removed')}
      />
    </Section>
  );
}
