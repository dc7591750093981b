/** Pieces that the pages about people share. */
import { Button, Text, Tooltip } from '@mantine/core';
import { IconFileText, IconPlugConnected } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import classes from './people.module.css';
import type { Source } from './types';
import { monogram, percent } from './words';

/** Initials in a circle; the name stands beside it. */
export const Monogram = ({ name, large }: { name: string | null | undefined; large?: boolean }) => (
  <span className={classes.monogram} data-large={large || undefined} aria-hidden>
    {name ? monogram(name) : '?'}
  </span>
);

/** How sure a source's figures are, in a few words. */
export function surenessOf(source: Source) {
  if (source.sureness === 'LINKED') return 'Linked system';
  return source.confidence == null
    ? 'Document'
    : `Document, read with ${percent(source.confidence)} confidence`;
}
export const surenessMeaning = (source: Source) =>
  source.sureness === 'LINKED'
    ? 'Read from the system itself after the person logged in.'
    : 'Read from a document that was sent. The confidence is the share of such values that are right to the letter.';

/** Where a figure came from: a small mark for each source, its name and sureness behind it. */
export function From({ ids, sources }: { ids: string[]; sources: Source[] }) {
  return (
    <span className={classes.from}>
      {ids.map((id) => {
        const source = sources.find((one) => one.id === id);
        if (!source) return null;
        const Icon = source.sureness === 'LINKED' ? IconPlugConnected : IconFileText;
        const words = `${source.name}: ${surenessOf(source).toLowerCase()}`;
        return (
          <Tooltip key={id} label={words} multiline maw={280}>
            <a
              href={`#source-${id}`}
              className={classes.mark}
              data-sureness={source.sureness}
              aria-label={`From ${words}`}
            >
              <Icon size={15} aria-hidden />
            </a>
          </Tooltip>
        );
      })}
    </span>
  );
}

/** A part of the page that its table of contents leads to. */
export function Part(props: {
  id: string;
  title: string;
  intro?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section id={props.id} className={classes.part} aria-labelledby={`${props.id}-title`}>
      <div className={classes.partHead}>
        <div>
          <h2 id={`${props.id}-title`} className={classes.partTitle}>
            {props.title}
          </h2>
          {props.intro && (
            <Text size="sm" c="dimmed" maw={640} component="div">
              {props.intro}
            </Text>
          )}
        </div>
        {props.actions && <div className={classes.partActions}>{props.actions}</div>}
      </div>
      {props.children}
    </section>
  );
}

/** What would be in a part, and how it comes. */
export const Nothing = ({ children }: { children: ReactNode }) => (
  <Text c="dimmed" className={classes.nothing} component="div">
    {children}
  </Text>
);

/** The first of a long list, and the rest when wanted. */
export function useSome<T>(all: T[], some: number): [shown: T[], more: ReactNode] {
  const [whole, setWhole] = useState(false);
  if (all.length <= some + 2) return [all, null];
  return [
    whole ? all : all.slice(0, some),
    <Button
      key="more"
      variant="default"
      size="xs"
      mt="sm"
      onClick={() => setWhole(!whole)}
      aria-expanded={whole}
    >
      {whole ? 'Show fewer' : `Show all ${all.length}`}
    </Button>,
  ];
}
