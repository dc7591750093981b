/**
 * A document as its reader saw it: the pages with a box around every value that was read, and the values beside them. What
 * the pointer or the focus is on in one is marked in the other.
 */
import { ActionIcon, Alert, Anchor, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconMinus, IconPlus } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useParams } from 'wouter';
import { formatDay, formatMoney, Loading, Page, Problem, StatusBadge, wordsOf } from '../../components';
import { useMode } from '../../session';
import classes from './document.module.css';
import { Nothing } from './parts';
import type { Place, SentDocument } from './types';
import { usePerson } from './User';
import { checkWords, classWords, fieldWords, percent } from './words';

/** Everything that has a place on a page. */
interface Mark {
  key: string;
  label: string;
  value: string;
  confidence: number | null;
  place: Place;
  kind: 'field' | 'line' | 'finding';
}

const LEAST = 0.5;
const MOST = 3;

function marksOf(document: SentDocument): { title: string; marks: Mark[] }[] {
  const groups: { title: string; marks: Mark[] }[] = [];
  document.readings.forEach((reading, n) => {
    const currency = reading.fields.find((field) => field.name === 'currency')?.value;
    const title = classWords[reading.fileType] ?? wordsOf(reading.fileType);
    groups.push({
      title: document.readings.length > 1 ? `${title} ${n + 1}` : title,
      marks: reading.fields.map((field) => ({
        key: `${n}-${field.name}`,
        label: fieldWords(field.name),
        value:
          field.kind === 'DATE'
            ? formatDay(field.value)
            : field.kind === 'AMOUNT'
              ? formatMoney(field.value, currency)
              : field.value,
        confidence: field.confidence,
        place: field.place,
        kind: 'field',
      })),
    });
    if (reading.lines.length)
      groups.push({
        title: 'Earnings and deductions',
        marks: reading.lines.map((line, at) => ({
          key: `${n}-line-${at}`,
          label: line.label,
          value: `${line.kind === 'DEDUCTION' ? '−' : ''}${formatMoney(line.amount, currency)}`,
          confidence: line.confidence,
          place: line.place,
          kind: 'line',
        })),
      });
  });
  return groups;
}

export default function Document() {
  const { id = '', archive = '' } = useParams<{ id: string; archive: string }>();
  const [mode] = useMode();
  const person = usePerson(mode, id);
  const back =
    person.error?.status === 404
      ? { href: `/${mode}/users`, label: 'Users' }
      : { href: `/${mode}/users/${id}`, label: person.data?.cv.person.name?.value ?? 'User' };
  const document = person.data?.documents.find((one) => one.id === archive);
  if (!person.data || !document)
    return (
      <Page title="Document" back={back}>
        {person.error ? (
          <Problem problem={person.error} again={() => void person.refetch()} back={back} />
        ) : person.data ? (
          <Nothing>This document is not there any more. It was revoked, or belongs to somebody else.</Nothing>
        ) : (
          <Loading lines={12} label="Loading the document" />
        )}
      </Page>
    );
  const title = document.files.map((file) => file.name).join(', ') || 'Document';
  return (
    <Page
      title={title}
      back={back}
      actions={document.files.map((file) => (
        <Button key={file.id} component="a" href={file.url} variant="default" download>
          {document.files.length > 1 ? `Download ${file.name}` : 'Download the file'}
        </Button>
      ))}
    >
      <Head document={document} />
      {document.status === 'STARTED' ? (
        <Alert color="blue" role="status">
          This document is being read. What is found appears here by itself.
        </Alert>
      ) : (
        <Viewer key={document.id} document={document} mode={mode} />
      )}
    </Page>
  );
}

function Head({ document }: { document: SentDocument }) {
  return (
    <div className={classes.head}>
      <StatusBadge status={document.status} label={document.status === 'ANALYZED' ? 'Read' : undefined} />
      <Text size="sm" c="dimmed">
        {classWords[document.class ?? document.fileType] ?? wordsOf(document.fileType)}
        {document.classConfidence != null && `, ${percent(document.classConfidence)} sure`}
        {document.pages.length > 0 &&
          (document.pages.every((page) => page.source === 'TEXT_LAYER')
            ? ' · read from the text of the file'
            : ' · letters recognised in the picture')}
      </Text>
      {[document.problem, ...document.problems].filter(Boolean).map((problem, at) => (
        <Alert key={at} color="yellow" icon={<IconAlertTriangle />} w="100%">
          {problem}
        </Alert>
      ))}
    </div>
  );
}

function Viewer({ document, mode }: { document: SentDocument; mode: string }) {
  const [active, setActive] = useState<string | null>(null);
  const [page, setPage] = useState(0);
  const [zoom, setZoom] = useState(1);
  const list = useRef<HTMLDivElement>(null);
  const groups = marksOf(document);
  const findings: Mark[] = document.checks.flatMap((check) =>
    check.findings
      .filter((finding) => finding.place)
      .map((finding, at) => ({
        key: `${check.name}-${at}`,
        label: finding.message,
        value: '',
        confidence: null,
        place: finding.place!,
        kind: 'finding' as const,
      })),
  );
  const marks = [...groups.flatMap((group) => group.marks), ...findings];
  const choose = (mark: Mark, turn: boolean) => {
    setActive(mark.key);
    if (turn) setPage(mark.place.page);
  };
  const fromPage = (mark: Mark) => {
    setActive(mark.key);
    list.current?.querySelector(`[data-key="${CSS.escape(mark.key)}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  if (!document.pages.length && !marks.length && !document.checks.length)
    return <Nothing>Nothing could be read of it. The file itself can be downloaded.</Nothing>;
  return (
    <div className={classes.viewer}>
      <div className={classes.pages}>
        <Group gap="xs" className={classes.tools}>
          {document.pages.length > 1 && (
            <>
              <Button variant="default" size="xs" disabled={page === 0} onClick={() => setPage(page - 1)}>
                Previous page
              </Button>
              <Text size="sm" role="status">
                Page {page + 1} of {document.pages.length}
              </Text>
              <Button
                variant="default"
                size="xs"
                disabled={page === document.pages.length - 1}
                onClick={() => setPage(page + 1)}
              >
                Next page
              </Button>
            </>
          )}
          <span className={classes.space} />
          <ActionIcon
            variant="default"
            aria-label="Smaller"
            disabled={zoom <= LEAST}
            onClick={() => setZoom(Math.max(LEAST, zoom - 0.25))}
          >
            <IconMinus size={18} />
          </ActionIcon>
          <Button
            variant="default"
            size="xs"
            onClick={() => setZoom(1)}
            aria-label={`${percent(zoom)}, fit to the width`}
          >
            {percent(zoom)}
          </Button>
          <ActionIcon
            variant="default"
            aria-label="Larger"
            disabled={zoom >= MOST}
            onClick={() => setZoom(Math.min(MOST, zoom + 0.25))}
          >
            <IconPlus size={18} />
          </ActionIcon>
        </Group>
        {document.pages.length > 0 && (
          <Sheet
            key={page}
            document={document}
            mode={mode}
            page={page}
            zoom={zoom}
            marks={marks.filter((mark) => mark.place.page === page)}
            active={active}
            choose={fromPage}
            leave={() => setActive(null)}
          />
        )}
      </div>
      <div className={classes.side} ref={list}>
        {groups.length > 0 && (
          <Text size="sm" c="dimmed">
            The percentage says how sure the reading of a value is.
          </Text>
        )}
        {groups.map((group) => (
          <section key={group.title} aria-label={group.title}>
            <h2 className={classes.group}>{group.title}</h2>
            {group.marks.length ? (
              <ul className={classes.values}>
                {group.marks.map((mark) => (
                  <Value
                    key={mark.key}
                    mark={mark}
                    active={active === mark.key}
                    choose={choose}
                    leave={() => setActive(null)}
                  />
                ))}
              </ul>
            ) : (
              <Text size="sm" c="dimmed">
                No value was found on it.
              </Text>
            )}
          </section>
        ))}
        {document.checks.length > 0 && (
          <section aria-label="Checks">
            <h2 className={classes.group}>Checks</h2>
            <ul className={classes.checks}>
              {document.checks.map((check) => (
                <li key={check.name}>
                  <Group gap="xs" wrap="nowrap" justify="space-between" align="flex-start">
                    <Text fw={600} size="sm">
                      {checkWords[check.name]}
                    </Text>
                    <StatusBadge
                      status={check.result}
                      tone={check.result === 'PASSED' ? 'good' : check.result === 'FAILED' ? 'bad' : 'plain'}
                      label={
                        check.result === 'PASSED'
                          ? 'Fits'
                          : check.result === 'FAILED'
                            ? 'Does not fit'
                            : 'Not checked'
                      }
                    />
                  </Group>
                  <Text size="sm">{check.message}</Text>
                  {check.findings.map((finding, at) => {
                    const mark = findings.find(
                      (one) => one.key === `${check.name}-${at}` && one.label === finding.message,
                    );
                    return mark ? (
                      <Anchor
                        key={at}
                        component="button"
                        type="button"
                        size="sm"
                        className={classes.finding}
                        onClick={() => choose(mark, true)}
                      >
                        {finding.message}
                      </Anchor>
                    ) : finding.message === check.message ? null : (
                      <Text key={at} size="sm" c="dimmed">
                        {finding.message}
                      </Text>
                    );
                  })}
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </div>
  );
}

function Value(props: {
  mark: Mark;
  active: boolean;
  choose: (mark: Mark, turn: boolean) => void;
  leave: () => void;
}) {
  const { mark, active, choose } = props;
  return (
    <li>
      <button
        type="button"
        className={classes.value}
        data-key={mark.key}
        data-active={active || undefined}
        onPointerEnter={(event) => event.pointerType === 'mouse' && choose(mark, false)}
        onPointerLeave={props.leave}
        onFocus={() => choose(mark, true)}
        onClick={() => choose(mark, true)}
      >
        <span className={classes.label}>{mark.label}</span>
        <span className={classes.read}>{mark.value}</span>
        {mark.confidence !== null && (
          <span className={classes.sure} data-low={mark.confidence < 0.8 || undefined}>
            {percent(mark.confidence)}
          </span>
        )}
      </button>
    </li>
  );
}

function Sheet(props: {
  document: SentDocument;
  mode: string;
  page: number;
  zoom: number;
  marks: Mark[];
  active: string | null;
  choose: (mark: Mark) => void;
  leave: () => void;
}) {
  const { document, page } = props;
  const [missing, setMissing] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const size = document.pages[page]!;
  // What is chosen in the list is brought into view, where the page is larger than its frame.
  useEffect(() => {
    const mark = props.marks.find((one) => one.key === props.active);
    const box = frame.current;
    if (!mark || !box || props.zoom <= 1) return;
    const wide = box.scrollWidth;
    const high = box.scrollHeight;
    box.scrollTo({
      left: (mark.place.x + mark.place.width / 2) * wide - box.clientWidth / 2,
      top: (mark.place.y + mark.place.height / 2) * high - box.clientHeight / 2,
    });
  }, [props.active, props.marks, props.zoom]);
  return (
    <div className={classes.frame} ref={frame} role="region" aria-label={`Page ${page + 1}`} tabIndex={0}>
      <div
        className={classes.sheet}
        style={{ width: `${props.zoom * 100}%`, aspectRatio: `${size.width} / ${size.height}` }}
      >
        {missing ? (
          <Text size="sm" c="dimmed" className={classes.missing}>
            There is no picture of this page. The boxes show where on it the values stand.
          </Text>
        ) : (
          <img
            className={classes.picture}
            src={`/portal/v1/${props.mode}/archives/${document.id}/picture?page=${page}`}
            alt={`Page ${page + 1} of ${document.files.map((file) => file.name).join(', ')}`}
            onError={() => setMissing(true)}
          />
        )}
        <svg className={classes.boxes} viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden>
          {props.marks.map((mark) => (
            <rect
              key={mark.key}
              className={classes.box}
              data-kind={mark.kind}
              data-active={props.active === mark.key || undefined}
              x={mark.place.x - 0.003}
              y={mark.place.y - 0.002}
              width={mark.place.width + 0.006}
              height={mark.place.height + 0.004}
              vectorEffect="non-scaling-stroke"
              onPointerEnter={() => props.choose(mark)}
              onPointerLeave={props.leave}
              onClick={() => props.choose(mark)}
            />
          ))}
        </svg>
      </div>
    </div>
  );
}
