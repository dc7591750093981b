/**
 * Where the link in the mail to another address of one's own leads. It is used by a press, because some mail programs open
 * every link. Nobody has to be logged in: the mail may be read on another device.
 */
import { Anchor, Button } from '@mantine/core';
import { useEffect } from 'react';
import { Link } from 'wouter';
import { useChange } from '../../api/hooks';
import { Problem } from '../../components/states';
import { confirmEmail } from './calls';
import { Entry, useLinkToken } from './Entry';

const foot = <Anchor component={Link} href="/login" children="Go to the log-in" />;

export default function Email() {
  const token = useLinkToken();
  const confirm = useChange(confirmEmail, 'me');
  // Another screen at the same address: its heading takes the focus.
  useEffect(() => {
    if (confirm.isSuccess) document.querySelector('h1')?.focus();
  }, [confirm.isSuccess]);
  if (!token)
    return (
      <Entry title="This link is incomplete" foot={foot}>
        <p>
          Open the link from the mail again; some programs break it in two. Copied by hand, it has to be
          whole.
        </p>
      </Entry>
    );
  if (confirm.isSuccess)
    return (
      <Entry key="done" title="Your address is changed">
        <p>You log in with the new one from now on. We have told your old address of it.</p>
        <Button component={Link} href="/">
          Go to the portal
        </Button>
      </Entry>
    );
  return (
    <Entry
      title="Use this address?"
      intro="You log in with it from then on, and your other sessions end. Until you press the button, your old address stays."
      foot={foot}
    >
      {confirm.error && (
        <>
          <Problem problem={confirm.error} />
          {confirm.error.status > 0 && <p>You can ask for another link under “Your account”.</p>}
        </>
      )}
      <Button loading={confirm.isPending} onClick={() => confirm.mutate({ token })}>
        Use this address
      </Button>
    </Entry>
  );
}
