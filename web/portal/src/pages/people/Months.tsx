/** Pay, movements and contributions: a chart to look at, and the same figures in rows. */
import { SegmentedControl, Skeleton, Text } from '@mantine/core';
import { useInViewport } from '@mantine/hooks';
import { lazy, Suspense, useState } from 'react';
import { formatDay, formatMoney, formatMonth } from '../../components';
import type { Series } from './Charts';
import { From, useSome } from './parts';
import classes from './people.module.css';
import type { Flow, IncomeOverview, Source } from './types';
import { monthsBetween, plural } from './words';

const MonthChart = lazy(() => import('./Charts'));
/** Bars beyond this many months are too thin to read. */
const MOST_BARS = 48;
const COLORS = ['accent.6', 'teal.6', 'orange.6', 'grape.6', 'cyan.7', 'pink.6', 'lime.8', 'gray.6'];
const color = (at: number) => COLORS[at % COLORS.length]!;

/** Draws nothing until it is nearly seen. `label` says what a person who does not see it would see. */
function Chart(props: {
  label: string;
  rows: Record<string, string | number>[];
  series: Series[];
  currency: string;
  small?: boolean;
}) {
  const { ref, inViewport } = useInViewport();
  const [seen, setSeen] = useState(false);
  if (inViewport && !seen) setSeen(true);
  const height = props.small ? 200 : 260;
  const bones = <Skeleton height={height} />;
  return (
    <div
      ref={ref}
      className={classes.chart}
      role="img"
      aria-label={props.label}
      style={{ minHeight: height }}
    >
      {seen ? (
        <Suspense fallback={bones}>
          <MonthChart rows={props.rows} series={props.series} currency={props.currency} height={height} />
        </Suspense>
      ) : (
        bones
      )}
    </div>
  );
}

/** An amount below its currency, which the column's heading names: so that a phone has room for all columns. */
const Amount = ({ amount, currency }: { amount: number | null; currency: string }) =>
  amount === null ? '–' : formatMoney(amount, currency).replace(currency, '').trim();

type Kind = 'net' | 'gross';

export function Pay({ income, sources }: { income: IncomeOverview; sources: Source[] }) {
  const has = (kind: Kind) => income.months.some((month) => month[kind] !== null);
  const [kind, setKind] = useState<Kind>(has('net') ? 'net' : 'gross');
  const [rows, more] = useSome([...income.months].reverse(), 12);
  const first = income.months[0]?.month;
  const last = income.months.at(-1)?.month;
  const nameOf = (id: string) => sources.find((source) => source.id === id)?.name ?? 'Source';
  const counted = income.payers
    .map((payer, at) => ({ payer, at }))
    .filter(({ at }) =>
      income.months.some((month) => month.byPayer.some((sum) => sum.payer === at && sum.counted)),
    );
  const series = counted.map(({ payer, at }, n) => ({
    name: `payer${at}`,
    label: payer.employer ? `${payer.employer} (${nameOf(payer.sourceId)})` : nameOf(payer.sourceId),
    color: color(n),
  }));
  const bars =
    first && last
      ? monthsBetween(first, last, MOST_BARS).map((month) => {
          const sums = income.months.find((one) => one.month === month)?.byPayer ?? [];
          const row: Record<string, string | number> = { month };
          for (const sum of sums) if (sum.counted) row[`payer${sum.payer}`] = sum[kind] ?? 0;
          return row;
        })
      : [];
  const repeated = income.months.some((month) => month.byPayer.some((sum) => !sum.counted));
  return (
    <div>
      {first && last && (
        <>
          {has('net') && has('gross') && (
            <SegmentedControl
              size="sm"
              mb="md"
              w="fit-content"
              aria-label="Which pay the chart shows"
              value={kind}
              onChange={(value) => setKind(value as Kind)}
              data={[
                { value: 'net', label: 'Net' },
                { value: 'gross', label: 'Gross' },
              ]}
            />
          )}
          <Chart
            label={`${kind === 'net' ? 'Net' : 'Gross'} pay by month from ${formatMonth(first)} to ${formatMonth(last)}, by who paid. The same figures are in the table below.`}
            rows={bars}
            series={series}
            currency={income.currency}
          />
          <div
            className={classes.scroll}
            role="region"
            aria-label={`Pay by month, ${income.currency}`}
            tabIndex={0}
          >
            <table className={classes.figures}>
              <thead>
                <tr>
                  <th scope="col">Month</th>
                  <th scope="col">Paid by</th>
                  <th scope="col" data-number>
                    Gross, {income.currency}
                  </th>
                  <th scope="col" data-number>
                    Net, {income.currency}
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map((month) =>
                  month.byPayer.map((sum, at) => {
                    const payer = income.payers[sum.payer];
                    return (
                      <tr key={`${month.month}-${sum.payer}`} data-beside={sum.counted ? undefined : true}>
                        <td style={{ whiteSpace: 'nowrap' }}>{at === 0 ? formatMonth(month.month) : ''}</td>
                        <td data-beside={sum.counted ? undefined : true}>
                          {payer?.employer ?? 'Employer not named'}{' '}
                          {payer && <From ids={[payer.sourceId]} sources={sources} />}
                          {sum.payments > 1 && (
                            <Text span size="sm" c="dimmed">
                              {' '}
                              {plural(sum.payments, 'payment')}
                            </Text>
                          )}
                          {!sum.counted && (
                            <Text span size="sm" c="dimmed">
                              {' '}
                              the same pay, not added
                            </Text>
                          )}
                        </td>
                        <td data-number data-beside={sum.counted ? undefined : true}>
                          <Amount amount={sum.gross} currency={income.currency} />
                        </td>
                        <td data-number data-beside={sum.counted ? undefined : true}>
                          <Amount amount={sum.net} currency={income.currency} />
                        </td>
                      </tr>
                    );
                  }),
                )}
              </tbody>
            </table>
          </div>
          {more}
          {repeated && (
            <Text size="sm" c="dimmed" mt="sm">
              Where two sources tell of the same pay, the linked system counts and the other stands beside it.
            </Text>
          )}
        </>
      )}
      {income.longer.length > 0 && (
        <div className={classes.scroll} role="region" aria-label="Pay for longer times" tabIndex={0}>
          <table className={classes.figures} style={{ marginTop: 16 }}>
            <thead>
              <tr>
                <th scope="col">For a longer time, in no month above</th>
                <th scope="col">Paid by</th>
                <th scope="col" data-number>
                  Gross, {income.currency}
                </th>
                <th scope="col" data-number>
                  Net, {income.currency}
                </th>
              </tr>
            </thead>
            <tbody>
              {income.longer.map((long) => (
                <tr key={long.id}>
                  <td>
                    {formatDay(long.startDate)} to {formatDay(long.endDate ?? long.startDate)}
                  </td>
                  <td>
                    {long.employer ?? 'Employer not named'} <From ids={[long.sourceId]} sources={sources} />
                  </td>
                  <td data-number>
                    <Amount amount={long.gross} currency={income.currency} />
                  </td>
                  <td data-number>
                    <Amount amount={long.net} currency={income.currency} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}

/** Money in (and out, where `both`) by month. */
export function Movements(props: { flow: Flow; sources: Source[]; both?: boolean; what: string }) {
  const { flow, sources, both, what } = props;
  const [rows, more] = useSome([...flow.months].reverse(), 12);
  const first = flow.months[0]?.month;
  const last = flow.months.at(-1)?.month;
  if (!first || !last) return null;
  const ids = [...new Set(flow.months.map((month) => month.sourceId))];
  const series = ids.map((id, at) => ({
    name: id,
    label: sources.find((source) => source.id === id)?.name ?? 'Source',
    color: color(at),
  }));
  const bars = monthsBetween(first, last, MOST_BARS).map((month) => {
    const row: Record<string, string | number> = { month };
    for (const one of flow.months) if (one.month === month) row[one.sourceId] = one.received;
    return row;
  });
  return (
    <div>
      <Chart
        small
        label={`${what} by month from ${formatMonth(first)} to ${formatMonth(last)}. The same figures are in the table below.`}
        rows={bars}
        series={series}
        currency={flow.currency}
      />
      <div
        className={classes.scroll}
        role="region"
        aria-label={`${what} by month, ${flow.currency}`}
        tabIndex={0}
      >
        <table className={classes.figures}>
          <thead>
            <tr>
              <th scope="col">Month</th>
              <th scope="col">Source</th>
              <th scope="col" data-number>
                Entries
              </th>
              <th scope="col" data-number>
                {both ? 'Received' : 'Amount'}, {flow.currency}
              </th>
              {both && (
                <th scope="col" data-number>
                  Paid, {flow.currency}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map((month) => (
              <tr key={`${month.month}-${month.sourceId}`}>
                <td style={{ whiteSpace: 'nowrap' }}>{formatMonth(month.month)}</td>
                <td>
                  {sources.find((source) => source.id === month.sourceId)?.name ?? 'Source'}{' '}
                  <From ids={[month.sourceId]} sources={sources} />
                </td>
                <td data-number>{month.count.toLocaleString()}</td>
                <td data-number>
                  <Amount amount={month.received} currency={flow.currency} />
                </td>
                {both && (
                  <td data-number>
                    <Amount amount={month.paid} currency={flow.currency} />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {more}
    </div>
  );
}
