/** A secret that the server shows once: readable, to copy, with the warning that it will not come again. */
import { Alert, Stack } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { CopyText } from './small';
import classes from './Secret.module.css';

export function Secret({ values, note }: { values: { label: string; value: string }[]; note?: ReactNode }) {
  return (
    <Stack>
      <Alert color="yellow" icon={<IconEye />} title="Shown once">
        {note ?? 'Copy it now and keep it where only your server can read it. It cannot be shown again.'}
      </Alert>
      <dl className={classes.values}>
        {values.map(({ label, value }) => (
          <div key={label}>
            <dt className={classes.label}>{label}</dt>
            <dd className={classes.value}>
              <CopyText value={value} label={`Copy: ${label}`} />
            </dd>
          </div>
        ))}
      </dl>
    </Stack>
  );
}
