/** Code to paste, in one or several languages, with a button that copies it. */
import { Tabs } from '@mantine/core';
import { CopyButton } from './small';
import classes from './CodeSample.module.css';

export interface Sample {
  name: string;
  code: string;
}

export function CodeSample({ samples, label = 'Code' }: { samples: Sample[]; label?: string }) {
  const [only] = samples;
  if (!only) return null;
  if (samples.length === 1) return <Code code={only.code} label={label} />;
  return (
    <Tabs defaultValue={only.name} keepMounted={false}>
      <Tabs.List>
        {samples.map(({ name }) => (
          <Tabs.Tab key={name} value={name}>
            {name}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {samples.map(({ name, code }) => (
        <Tabs.Panel key={name} value={name} pt="xs">
          <Code code={code} label={`${label}: ${name}`} />
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

function Code({ code, label }: { code: string; label: string }) {
  return (
    <div className={classes.sample}>
      {/* Scrolls sideways, so it must be reachable by keyboard. */}
      <pre tabIndex={0} aria-label={label} role="region">
        {code}
      </pre>
      <div className={classes.copy}>
        <CopyButton value={code} label="Copy the code" />
      </div>
    </div>
  );
}
