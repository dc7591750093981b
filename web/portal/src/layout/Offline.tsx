/** Says when the network is away: what is shown may be old then. */
import { useNetwork } from '@mantine/hooks';
import classes from './Layout.module.css';

export function Offline() {
  const { online } = useNetwork();
  return (
    <div role="status">
      {!online && (
        <p className={classes.offline}>
          You are offline. What you see is from before; changes are saved once you are back.
        </p>
      )}
    </div>
  );
}
