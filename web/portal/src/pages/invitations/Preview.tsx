/** The mail and the pages that a draft makes, as the server would make them. Shown in frames that may do nothing. */
import { SegmentedControl, Stack, Tabs, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { api, got } from '../../api/client';
import { asProblem, sentence } from '../../api/problem';
import type { components } from '../../api/schema';
import { Loading } from '../../components';
import { useMode } from '../../session';
import classes from './invitations.module.css';
import { bodyOf, type Values } from './Template';

type Seen = components['schemas']['Preview'];

export function Preview({ values }: { values: Values }) {
  const [mode] = useMode();
  const [draft] = useDebouncedValue(values, 400);
  const [seen, setSeen] = useState<Seen | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [width, setWidth] = useState('phone');
  useEffect(() => {
    let over = false;
    const { name: _, ...body } = bodyOf(draft);
    got(api.POST('/portal/v1/{mode}/inviteTemplates/preview', { params: { path: { mode } }, body })).then(
      (shown) => {
        if (over) return;
        setSeen(shown);
        setProblem(null);
      },
      (error: unknown) => {
        if (!over) setProblem(sentence(asProblem(error).message));
      },
    );
    return () => {
      over = true;
    };
  }, [draft, mode]);

  const frame = (title: string, html: string) => (
    <div className={classes.stage}>
      <iframe title={title} sandbox="" srcDoc={html} className={classes.frame} data-width={width} />
    </div>
  );
  return (
    <section className={classes.preview} aria-label="Preview">
      <Stack gap="sm">
        <SegmentedControl
          aria-label="Width of the preview"
          value={width}
          onChange={setWidth}
          data={[
            { value: 'phone', label: 'Phone' },
            { value: 'wide', label: 'Computer' },
          ]}
        />
        {/* What is wrong while somebody types is not shouted */}
        <Text size="sm" c={problem ? 'var(--mantine-color-error)' : 'dimmed'} role="status" mih={21}>
          {problem ?? 'As Ana Cruz would see it'}
        </Text>
        {!seen ? (
          <Loading lines={8} label="Making the preview" />
        ) : (
          <Tabs defaultValue="mail" keepMounted={false}>
            <Tabs.List mb="sm">
              <Tabs.Tab value="mail">Mail</Tabs.Tab>
              <Tabs.Tab value="text">As text</Tabs.Tab>
              <Tabs.Tab value="landing">Landing page</Tabs.Tab>
              <Tabs.Tab value="success">Success page</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="mail">
              <p className={classes.subject}>
                <bdi>{seen.from}</bdi>
                <b dir="auto">{seen.subject}</b>
              </p>
              {frame('The mail', seen.html)}
            </Tabs.Panel>
            <Tabs.Panel value="text">
              <pre className={classes.plain} tabIndex={0} aria-label="The mail as text" dir="auto">
                {seen.text}
              </pre>
            </Tabs.Panel>
            <Tabs.Panel value="landing">{frame('The landing page', seen.landingPage)}</Tabs.Panel>
            <Tabs.Panel value="success">{frame('The success page', seen.successPage)}</Tabs.Panel>
          </Tabs>
        )}
      </Stack>
    </section>
  );
}
