/** A page's frame: the heading that takes the focus when the page changes, what it is for, and its actions. */
import { Text, Title } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import { Link, useLocation } from 'wouter';
import classes from './Page.module.css';

/** The address of the page that was there first: its heading leaves the focus where the browser put it. */
let before: string | null = null;
/** When another page was come to. */
let arrived = -Infinity;

export function usePageHeading(title: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  const [path] = useLocation();
  useEffect(() => {
    document.title = `${title} · Openwink`;
  }, [title]);
  useLayoutEffect(() => {
    const moved = before !== null && before !== path;
    before = path;
    if (moved) {
      arrived = performance.now();
      scrollTo(0, 0);
    }
    // A page that waits for a part of itself is taken away for a moment, and the focus with it
    const lost = performance.now() - arrived < 3000 && document.activeElement === document.body;
    if (moved || lost) heading.current?.focus({ preventScroll: true });
  }, [path]);
  return heading;
}

export function Page(props: {
  title: string;
  /** One sentence: what this page is for. */
  intro?: ReactNode;
  actions?: ReactNode;
  back?: { href: string; label: string };
  /** For forms and texts, which are not read well across a whole screen. */
  narrow?: boolean;
  children: ReactNode;
}) {
  const heading = usePageHeading(props.title);
  return (
    <div className={classes.page} data-narrow={props.narrow || undefined}>
      {props.back && (
        <Link href={props.back.href} className={classes.back}>
          <IconChevronLeft size={18} aria-hidden /> {props.back.label}
        </Link>
      )}
      <div className={classes.head}>
        <div className={classes.words}>
          <Title order={1} ref={heading} tabIndex={-1} className={classes.title}>
            {props.title}
          </Title>
          {props.intro && (
            <Text c="dimmed" mt={4} maw={720} component="div">
              {props.intro}
            </Text>
          )}
        </div>
        {props.actions && <div className={classes.actions}>{props.actions}</div>}
      </div>
      {props.children}
    </div>
  );
}

/** A part of a page, with its own heading. */
export function Section(props: {
  title: string;
  intro?: ReactNode;
  actions?: ReactNode;
  /** Without the box around it. */
  plain?: boolean;
  children: ReactNode;
}) {
  return (
    <section className={props.plain ? classes.plain : classes.section} aria-label={props.title}>
      <div className={classes.head}>
        <div className={classes.words}>
          <Title order={2}>{props.title}</Title>
          {props.intro && (
            <Text c="dimmed" size="sm" mt={2} maw={680} component="div">
              {props.intro}
            </Text>
          )}
        </div>
        {props.actions && <div className={classes.actions}>{props.actions}</div>}
      </div>
      {props.children}
    </section>
  );
}
