/**
 * A list: its rows, its skeleton, nothing, an error, and more by cursor. Becomes cards where the screen is narrow.
 *
 *     const list = useList(['keys', mode], (cursor) => got(api.GET(…)));
 *     <DataTable label="API keys" list={list} rowKey={(key) => key.id} columns={[
 *       { title: 'Name', cell: (key) => key.name, main: true }, …
 *     ]} empty={<Empty title="No keys yet">…</Empty>} />
 */
import { Button, Skeleton, Text } from '@mantine/core';
import type { MouseEvent, ReactNode } from 'react';
import { Link } from 'wouter';
import type { List } from '../api/hooks';
import classes from './DataTable.module.css';
import { Problem } from './states';

export interface Column<T> {
  title: string;
  cell: (row: T) => ReactNode;
  /** What names the row: a link or button to it, where there is somewhere to go, and the card's title. */
  main?: boolean;
  align?: 'end';
  /** A column without a visible title, such as a row's menu. */
  quiet?: boolean;
  width?: number | string;
  /** Left out on a desk while a row is open beside the list. */
  spare?: boolean;
}

type Shown<T> = Pick<List<T>, 'items' | 'error' | 'loading'> & Partial<List<T>>;

interface Props<T> {
  label: string;
  list: Shown<T>;
  columns: Column<T>[];
  rowKey: (row: T) => string;
  /** Where the row's name leads. */
  href?: (row: T) => string;
  /** Or what it opens beside the list. */
  open?: (row: T) => void;
  selected?: string | null;
  empty: ReactNode;
}

/** Whether a press on a row is meant for the row: for nothing in it, and not to mark text. */
const pressed = (event: MouseEvent<HTMLElement>) =>
  !(event.target as Element).closest('a, button, input, label') &&
  event.currentTarget.contains(event.target as Element) &&
  !getSelection()?.toString();

export function DataTable<T>(props: Props<T>) {
  const { list, columns, label } = props;
  if (list.error && !list.items) return <Problem problem={list.error} again={list.again} />;
  if (!list.loading && !list.items?.length) return <div className={classes.frame}>{props.empty}</div>;

  const main = (row: T, content: ReactNode) => {
    if (props.href)
      return (
        <Link href={props.href(row)} className={classes.name}>
          {content}
        </Link>
      );
    if (props.open)
      return (
        <button type="button" className={classes.name} onClick={() => props.open?.(row)}>
          {content}
        </button>
      );
    return <span className={classes.still}>{content}</span>;
  };

  return (
    <div>
      {list.error && <Problem problem={list.error} again={list.again} />}
      <div className={classes.frame} data-table>
        {/* The roles stay when a narrow screen makes cards of the rows. */}
        <table
          role="table"
          aria-label={label}
          aria-busy={list.loading}
          className={classes.table}
          data-beside={props.selected ? true : undefined}
        >
          <thead role="rowgroup">
            <tr role="row">
              {columns.map((column) => (
                <th
                  key={column.title}
                  role="columnheader"
                  scope="col"
                  data-align={column.align}
                  data-spare={column.spare}
                  style={{ width: column.width }}
                >
                  {column.quiet ? <span className={classes.hidden}>{column.title}</span> : column.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {list.items?.map((row) => {
              const key = props.rowKey(row);
              return (
                // The button in it is what is reached by keyboard; a press beside it does the same.
                <tr
                  role="row"
                  key={key}
                  data-selected={props.selected === key || undefined}
                  data-opens={props.open ? true : undefined}
                  onClick={(event) => props.open && pressed(event) && props.open(row)}
                >
                  {columns.map((column) => (
                    <td
                      role="cell"
                      key={column.title}
                      data-align={column.align}
                      data-spare={column.spare}
                      data-main={column.main || undefined}
                      data-label={column.main || column.quiet ? undefined : column.title}
                    >
                      <div className={classes.cell}>
                        {column.main ? main(row, column.cell(row)) : column.cell(row)}
                      </div>
                    </td>
                  ))}
                </tr>
              );
            })}
            {list.loading &&
              Array.from({ length: 6 }, (_, n) => (
                <tr role="row" key={n}>
                  {columns.map((column, at) => (
                    <td
                      role="cell"
                      key={column.title}
                      data-main={column.main || undefined}
                      data-spare={column.spare}
                    >
                      <Skeleton height={16} my={4} width={`${80 - ((n * 13 + at * 29) % 45)}%`} />
                    </td>
                  ))}
                </tr>
              ))}
          </tbody>
        </table>
      </div>
      {!list.loading && (
        <div className={classes.foot}>
          <Text size="sm" c="dimmed" role="status">
            {list.hasMore ? `${list.items?.length} shown` : `${list.items?.length} in all`}
          </Text>
          {list.hasMore && (
            <Button variant="default" onClick={list.more} loading={list.loadingMore ?? false}>
              Show more
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
