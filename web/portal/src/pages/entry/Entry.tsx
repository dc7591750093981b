/** The frame of the pages that nobody has to be signed in for: one card, one thing asked. */
import { Text, Title } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { usePageHeading } from '../../components/Page';
import { News } from '../../components/say';
import classes from './Entry.module.css';

export function Entry(props: { title: string; intro?: ReactNode; children: ReactNode; foot?: ReactNode }) {
  const heading = usePageHeading(props.title);
  return (
    <main className={classes.entry}>
      <p className={classes.brand}>
        <img src="/favicon.svg" width="28" height="28" alt="" />
        Openwink
      </p>
      <div className={classes.card}>
        <Title order={1} ref={heading} tabIndex={-1} className={classes.title}>
          {props.title}
        </Title>
        {props.intro && (
          <Text c="dimmed" component="div">
            {props.intro}
          </Text>
        )}
        {props.children}
      </div>
      {props.foot && <div className={classes.foot}>{props.foot}</div>}
      <News />
      <div id="tips" />
    </main>
  );
}

let kept = { path: '', token: '' };

/**
 * The token that a link in a mail carries, after `#` so that it is in no server's log. It is taken out of the address at
 * once, so that it is in no history either; and kept beside the page, which React may begin to show more than once.
 */
export function useLinkToken(): string {
  return useMemo(() => {
    const { hash, pathname: path, search } = location;
    if (hash.length > 1) {
      kept = { path, token: hash.slice(1) };
      history.replaceState(null, '', path + search);
    }
    return kept.path === path ? kept.token : '';
  }, []);
}

export const PASSWORD_HINT = 'At least 10 characters. A few words are better than one with signs in it.';
