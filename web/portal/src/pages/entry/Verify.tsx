/** Where the link in the mail leads: the address is confirmed by a press, because some mail programs open every link. */
import { Anchor, Button } from '@mantine/core';
import { Link, useLocation } from 'wouter';
import { useChange } from '../../api/hooks';
import { say } from '../../components/say';
import { Problem } from '../../components/states';
import { rememberKey } from '../home/firstKey';
import { confirmEmail, verify } from './calls';
import { Entry, useLinkToken } from './Entry';
import { useEnter } from './LogIn';

export default function Verify() {
  const link = useLinkToken();
  const [, go] = useLocation();
  const email = link.startsWith('email=');
  const token = email ? link.slice('email='.length) : link;
  const enter = useEnter();
  const confirm = useChange(verify);
  const change = useChange(confirmEmail);
  const foot = <Anchor component={Link} href="/login" children="Back to the log-in" />;
  if (!token)
    return (
      <Entry title="This link is not whole" foot={foot}>
        <p>
          Open the link from the mail again; some programs break it in two. Copied by hand, it has to be
          whole.
        </p>
      </Entry>
    );
  if (email)
    return (
      <Entry title="Use this address?" intro="You log in with it from then on." foot={foot}>
        {change.error && <Problem problem={change.error} />}
        <Button
          loading={change.isPending}
          onClick={() =>
            change.mutate(
              { token },
              {
                onSuccess: () => {
                  go('/login');
                  setTimeout(() => say('Your address is changed. Log in with the new one'), 100);
                },
              },
            )
          }
        >
          Use this address
        </Button>
      </Entry>
    );
  return (
    <Entry title="Confirm your address" intro="One press, and your account is open." foot={foot}>
      {confirm.error && <Problem problem={confirm.error} />}
      <Button
        loading={confirm.isPending}
        onClick={() =>
          confirm.mutate(
            { token },
            {
              onSuccess: ({ apiKey, apiSecret }) => {
                rememberKey({ key: apiKey, secret: apiSecret });
                enter();
              },
            },
          )
        }
      >
        Confirm and go on
      </Button>
    </Entry>
  );
}
