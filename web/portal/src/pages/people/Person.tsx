/** Who and where: the tiles on top, what does not fit, facts, and the employment timeline. */
import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatDay, formatMonth, Money } from '../../components';
import { countryName } from '../wink/names';
import { From, Nothing, useSome } from './parts';
import classes from './people.module.css';
import type { Cv, Fact, Job, Source } from './types';
import { citizenshipWords, classWords, duration, factWords, monthsBetween, plural } from './words';

/** Of which months the averages are, and from which kinds of source. */
function averageOf({ summary, incomes, sources, asOf }: Cv) {
  const count = summary.averagedMonths;
  if (!count) return 'No pay is known yet';
  const kinds = new Set(
    sources.filter((source) => summary.sources.includes(source.id)).map((source) => source.sureness),
  );
  const from = [kinds.has('LINKED') && 'linked systems', kinds.has('READ') && 'documents'].filter(Boolean);
  const ending = from.length ? `, from ${from.join(' and ')}` : '';
  // As the server has it: the latest months with pay, without the current one while there are others.
  const months = (incomes.find((one) => one.currency === summary.currency)?.months ?? []).map(
    (one) => one.month,
  );
  const current = asOf.slice(0, 7);
  const whole = months.filter((month) => month < current);
  const taken = (whole.length ? whole : months).slice(-count);
  const [first, last] = [taken[0], taken.at(-1)];
  if (!first || !last) return `Average of ${plural(count, 'month')}${ending}`;
  const span = monthsBetween(first, last).length;
  const named =
    first === last
      ? formatMonth(first)
      : span === taken.length
        ? `${shortMonth(first, last)} to ${formatMonth(last)}`
        : `${plural(taken.length, 'month')} with pay, ${shortMonth(first, last)} to ${formatMonth(last)}`;
  return (
    <>
      {count > 1 ? `Average of ${named}` : named}
      {ending}
      {whole.length < months.length &&
        whole.length > 0 &&
        `. ${formatMonth(current)} goes on and is left out`}
    </>
  );
}

/** Without its year where that is the other's too: "May to Oct 2026". */
const shortMonth = (month: string, other: string) =>
  month.slice(0, 4) === other.slice(0, 4) ? formatMonth(month).split(' ')[0] : formatMonth(month);

export function Tiles({ cv }: { cv: Cv }) {
  const { summary } = cv;
  const [employer, ...others] = summary.currentEmployers;
  const average = averageOf(cv);
  const tiles: [string, ReactNode, ReactNode][] = [
    [
      'Works at',
      employer ?? 'Not known',
      employer
        ? `${others.length ? `and ${others.length} more, ` : ''}${summary.employedSince ? `since ${formatDay(summary.employedSince)}` : ''}`
        : cv.sources.some((source) => source.shared)
          ? 'No current job is known; the person left something out'
          : 'No current job is known',
    ],
    [
      'Net pay a month',
      <Money key="net" amount={summary.averageNet} currency={summary.currency} none="Not known" />,
      average,
    ],
    [
      'Gross pay a month',
      <Money key="gross" amount={summary.averageGross} currency={summary.currency} none="Not known" />,
      average,
    ],
    [
      'Pay seen',
      summary.monthsWithPay ? plural(summary.monthsWithPay, 'month') : 'None',
      summary.firstMonth && summary.lastMonth
        ? [...new Set([summary.firstMonth, summary.lastMonth].map(formatMonth))].join(' to ')
        : 'It comes with a linked account or a payslip',
    ],
  ];
  return (
    <dl className={classes.tiles} style={{ margin: 0 }}>
      {tiles.map(([name, value, note]) => (
        <div key={name} className={classes.tile}>
          <dt>{name}</dt>
          <dd>
            <div className={classes.tileValue}>{value}</div>
            <div className={classes.tileNote}>{note}</div>
          </dd>
        </div>
      ))}
    </dl>
  );
}

export function Checks({ cv }: { cv: Cv }) {
  const [shown, more] = useSome(cv.disagreements, 6);
  const nameOf = (id: string) => cv.sources.find((source) => source.id === id)?.name ?? 'Source';
  return (
    <>
      <ul className={classes.checks}>
        {shown.map((found, at) => (
          <li key={at} data-serious={found.serious || undefined}>
            <Text fw={600}>{found.message}</Text>
            <ul>
              {found.figures.map((figure, n) => (
                <li key={n}>
                  <span className={classes.says}>{figure.text}</span>
                  <Text span size="sm" c="dimmed">
                    {nameOf(figure.sourceId)}
                  </Text>
                  <From ids={[figure.sourceId]} sources={cv.sources} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {more}
    </>
  );
}

function valueOf(kind: string, value: string) {
  if (kind === 'DATE_OF_BIRTH') return formatDay(value);
  if (kind === 'CITIZENSHIP') return citizenshipWords[value] ?? value;
  return kind === 'COUNTRY' && /^[A-Z]{2}$/.test(value) ? countryName(value) : value;
}

/** Numbers that sources know the person by. The records do not say what kind each is; who gave it does. */
function references(values: Fact[], sources: Source[]) {
  const named = new Map<string, Fact[]>();
  for (const value of values) {
    const source = sources.find((one) => value.sources.includes(one.id));
    const title = !source
      ? 'Number at the source'
      : source.sureness === 'LINKED'
        ? `Number at ${source.name}`
        : `Number on the ${(classWords[source.fileType ?? ''] ?? 'document').replace(/^[A-Z](?![A-Z])/, (letter) => letter.toLowerCase())}`;
    named.set(title, [...(named.get(title) ?? []), value]);
  }
  return [...named].map(([title, these]) => ({ title, values: these }));
}

export function Facts({ cv }: { cv: Cv }) {
  const { name, otherNames, facts } = cv.person;
  if (!name && !facts.length)
    return (
      <Nothing>
        Who the person is comes with the first linked account, or with a document that names them.
      </Nothing>
    );
  const all = [
    ...(name ? [{ title: 'Name', values: [name] }] : []),
    ...(otherNames.length ? [{ title: 'Also named', values: otherNames }] : []),
    ...facts.flatMap((fact) =>
      fact.kind === 'REFERENCE'
        ? references(fact.values, cv.sources)
        : [
            {
              title: factWords[fact.kind] ?? fact.kind,
              values: fact.values.map((one) => ({ ...one, value: valueOf(fact.kind, one.value) })),
            },
          ],
    ),
  ];
  return (
    <dl className={classes.facts}>
      {all.map((fact) => (
        <div key={fact.title}>
          <dt>{fact.title}</dt>
          {fact.values.map((one) => (
            <dd key={one.value} className={classes.fact}>
              <span>{one.value}</span>
              <From ids={one.sources} sources={cv.sources} />
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}

const day = (date: string) => new Date(`${date}T00:00:00Z`).getTime();
const endOf = (job: Job, asOf: string) => job.endDate ?? (job.current ? asOf : (job.reportedDate ?? asOf));

export function Timeline({ jobs, asOf, sources }: { jobs: Job[]; asOf: string; sources: Source[] }) {
  const [shown, more] = useSome(jobs, 8);
  if (!jobs.length)
    return (
      <Nothing>
        Jobs come with an employer's, payroll or social-security account, or with a payslip or certificate.
      </Nothing>
    );
  const from = Math.min(...jobs.map((job) => day(job.startDate)));
  const until = Math.max(day(asOf), ...jobs.map((job) => day(endOf(job, asOf))));
  const length = Math.max(until - from, 86_400_000);
  const share = (moment: number) => `${(100 * (moment - from)) / length}%`;
  return (
    <>
      <ul className={classes.timeline}>
        {shown.map((job, at) => (
          <li key={at}>
            <div className={classes.job}>
              <div className={classes.jobName}>{job.employer ?? 'Employer not named'}</div>
              <Text size="sm">{[job.title, job.department, job.status].filter(Boolean).join(', ')}</Text>
              <Text size="sm" c="dimmed" component="div">
                {formatDay(job.startDate)} to {untilOf(job)} · {duration(job.months)}{' '}
                <From ids={job.sources} sources={sources} />
              </Text>
            </div>
            <div className={classes.track} aria-hidden>
              <span
                className={classes.span}
                data-current={job.current || undefined}
                style={{
                  insetInlineStart: share(day(job.startDate)),
                  width: `max(6px, ${(100 * (day(endOf(job, asOf)) - day(job.startDate))) / length}%)`,
                }}
              />
            </div>
          </li>
        ))}
      </ul>
      <div className={classes.years} aria-hidden>
        <span>{new Date(from).getUTCFullYear()}</span>
        <span>now</span>
      </div>
      {more}
    </>
  );
}

function untilOf(job: Job) {
  if (job.endDate) return formatDay(job.endDate);
  if (job.current) return 'now';
  return job.reportedDate ? `at least ${formatDay(job.reportedDate)}` : 'an unknown day';
}
