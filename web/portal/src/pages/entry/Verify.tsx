/** Where the link in the mail leads: the address is confirmed by a press, because some mail programs open every link. */
import { Anchor, Button } from '@mantine/core';
import { Link } from 'wouter';
import { useChange } from '../../api/hooks';
import { Problem } from '../../components/states';
import { rememberKey } from '../home/firstKey';
import { verify } from './calls';
import { Entry, useLinkToken } from './Entry';
import { useEnter } from './LogIn';

export default function Verify() {
  const token = useLinkToken();
  const enter = useEnter();
  const confirm = useChange(verify);
  const foot = <Anchor component={Link} href="/login" children="Back to the log-in" />;
  if (!token)
    return (
      <Entry title="This link is incomplete" foot={foot}>
        <p>
          Open the link from the mail again; some programs break it in two. Copied by hand, it has to be
          whole.
        </p>
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
