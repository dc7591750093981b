/**
 * One row in detail, beside its list where there is room, over it where there is none. Which one is open stands in the
 * address (`useFilter('open')`).
 *
 *     <Beside panel={open && <DetailPanel title="Request" close={…}>…</DetailPanel>}><DataTable …/></Beside>
 */
import { ActionIcon, Drawer, Title } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import classes from './DetailPanel.module.css';

export function Beside({ children, panel }: { children: ReactNode; panel: ReactNode }) {
  return (
    <div className={classes.beside} data-open={panel ? true : undefined}>
      <div className={classes.list}>{children}</div>
      {panel}
    </div>
  );
}

export function DetailPanel(props: { title: string; close: () => void; children: ReactNode }) {
  const wide = useMediaQuery('(min-width: 75em)', undefined, { getInitialValueInEffect: false });
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const from = document.activeElement;
    heading.current?.focus({ preventScroll: true });
    return () => {
      if (from instanceof HTMLElement && from.isConnected) from.focus({ preventScroll: true });
    };
  }, []);
  if (!wide)
    return (
      <Drawer opened onClose={props.close} position="right" size="lg" title={props.title}>
        <div className={classes.body}>{props.children}</div>
      </Drawer>
    );
  return (
    <aside
      className={classes.panel}
      aria-label={props.title}
      onKeyDown={(event) => event.key === 'Escape' && props.close()}
    >
      <div className={classes.head}>
        <Title order={2} size="h3" ref={heading} tabIndex={-1}>
          {props.title}
        </Title>
        <ActionIcon aria-label="Close" onClick={props.close}>
          <IconX size={20} />
        </ActionIcon>
      </div>
      <div className={classes.body}>{props.children}</div>
    </aside>
  );
}
