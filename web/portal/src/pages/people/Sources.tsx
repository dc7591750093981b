/** Documents, accounts and consents: where everything came from, how sure it is, and how it is taken back. */
import { Anchor, Button, Text } from '@mantine/core';
import { Link } from 'wouter';
import { formatDay, formatTime, Money, StatusBadge, When, wordsOf } from '../../components';
import { Nothing, surenessMeaning, surenessOf, useSome } from './parts';
import classes from './people.module.css';
import type { Cv, PersonCv, SentDocument, Source } from './types';
import { checkWords, classWords, percent, plural, sharedWords } from './words';

const nameOf = (document: SentDocument) =>
  document.files.map((file) => file.name).join(', ') ||
  (classWords[document.class ?? document.fileType] ?? 'Document');

/** The check that went worst, in a few words. */
function verdict(document: SentDocument) {
  const failed = document.checks.filter((check) => check.result === 'FAILED');
  if (failed.length)
    return {
      tone: 'warn' as const,
      label: `Check: ${failed.map((check) => checkWords[check.name]?.toLowerCase()).join(', ')}`,
    };
  if (document.checks.some((check) => check.result === 'PASSED'))
    return { tone: 'good' as const, label: 'Checks passed' };
  return null;
}

export function Documents({ person, base }: { person: PersonCv; base: string }) {
  const [shown, more] = useSome(person.documents, 6);
  if (!person.documents.length)
    return (
      <Nothing>
        Payslips, certificates and other papers that the person or you send appear here, with every value that
        was read marked on the page.
      </Nothing>
    );
  return (
    <>
      <ul className={classes.cards}>
        {shown.map((document) => {
          const values = document.readings.reduce((sum, reading) => sum + reading.fields.length, 0);
          const checked = verdict(document);
          return (
            <li key={document.id} className={classes.card} id={`source-${document.id}`}>
              <div className={classes.cardWords}>
                <div className={classes.cardTitle}>{nameOf(document)}</div>
                <Text size="sm" c="dimmed" component="div">
                  {classWords[document.class ?? document.fileType] ?? wordsOf(document.fileType)}
                  {document.classConfidence != null && ` (${percent(document.classConfidence)} sure)`} · sent
                  by {document.uploadedBy === 'TENANT' ? 'you' : 'the person'}{' '}
                  <When value={document.createdAt} />
                  {values > 0 &&
                    ` · ${plural(values, 'value')} read on ${plural(document.pages.length, 'page')}`}
                </Text>
                {document.problem && <Text size="sm">{document.problem}</Text>}
              </div>
              <div className={classes.partActions}>
                {checked && <StatusBadge status="CHECK" {...checked} />}
                <StatusBadge status={document.status} label={readState[document.status]} />
                {document.status !== 'REVOKED' && (
                  <Button
                    component={Link}
                    href={`${base}/documents/${document.id}`}
                    variant="default"
                    size="xs"
                  >
                    Look at it
                  </Button>
                )}
              </div>
            </li>
          );
        })}
      </ul>
      {more}
    </>
  );
}

const readState: Record<string, string> = {
  ANALYZED: 'Read',
  STARTED: 'Being read',
  UNSUPPORTED: 'Cannot be read',
  ERROR: 'Not read',
  REVOKED: 'Revoked',
};

export function SourceList(props: {
  person: PersonCv;
  revoke?: (source: Source) => void;
  readAgain?: (source: Source) => void;
}) {
  const { person } = props;
  const { sources } = person.cv;
  const [shown, more] = useSome(sources, 8);
  if (!sources.length) return <Nothing>Nothing is connected yet, and no document has been sent.</Nothing>;
  const account = (id: string) => person.accounts.find((one) => one.id === id);
  return (
    <>
      <ul className={classes.cards}>
        {shown.map((source) => {
          const connection = account(source.id);
          // A document has its own card further up, which links lead to
          const anchor = connection ? `source-${source.id}` : undefined;
          return (
            <li key={source.id} className={classes.card} id={anchor}>
              <div className={classes.cardWords}>
                <div className={classes.cardTitle}>{source.name}</div>
                <Text size="sm" c="dimmed" component="div" title={surenessMeaning(source)}>
                  {surenessOf(source)} · {connection ? 'linked' : 'sent'} <When value={source.createdAt} />
                  {source.refreshedAt && source.state === 'READY' && (
                    <>
                      {' '}
                      · last read <When value={source.refreshedAt} />
                    </>
                  )}
                  {connection?.monitorStatus === 'ACTIVE' && ' · kept up to date'}
                  {connection?.monitorStatus === 'ACTIVE' && connection.nextSyncAt && (
                    <>
                      , next <When value={connection.nextSyncAt} />
                    </>
                  )}
                  {connection?.monitorStatus !== 'ACTIVE' &&
                    connection?.expiresAt &&
                    source.state !== 'REVOKED' && (
                      <>
                        {' '}
                        · erased <When value={connection.expiresAt} />
                      </>
                    )}
                </Text>
                {connection?.sharing && <Text size="sm">{sharedWords(connection.sharing)}</Text>}
                {source.problem && <Text size="sm">{source.problem}</Text>}
                {connection?.monitorStatus === 'USER_ACTION_REQUIRED' && source.state !== 'REVOKED' && (
                  <Text size="sm">
                    The log-in no longer works. Open the widget for this person again: they can log in there,
                    and the account goes on with its records.
                  </Text>
                )}
              </div>
              <div className={classes.partActions}>
                <StatusBadge
                  status={source.status}
                  label={connection ? undefined : readState[source.status]}
                />
                {props.readAgain &&
                  connection?.monitorStatus === 'ACTIVE' &&
                  connection.connectionStatus === 'CONNECTED' && (
                    <Button
                      variant="default"
                      size="xs"
                      onClick={() => props.readAgain?.(source)}
                      aria-label={`Read again: ${source.name}`}
                    >
                      Read again
                    </Button>
                  )}
                {props.revoke && source.state !== 'REVOKED' && (
                  <Button
                    variant="default"
                    size="xs"
                    onClick={() => props.revoke?.(source)}
                    aria-label={`Revoke ${source.name}`}
                  >
                    Revoke
                  </Button>
                )}
              </div>
            </li>
          );
        })}
      </ul>
      {more}
    </>
  );
}

export function Consents({ cv }: { cv: Cv }) {
  if (!cv.consents.length)
    return (
      <Nothing>
        What the person agrees to in the widget stands here, word for word, with the time and the version.
      </Nothing>
    );
  return (
    <ul className={classes.cards}>
      {cv.consents.map((consent, at) => (
        <li key={at}>
          <details open={at === 0 && cv.consents.length === 1}>
            <summary>
              Agreed on {formatTime(consent.agreedAt)}, version {consent.version}
            </summary>
            <div
              className={classes.consent}
              role="region"
              aria-label="Consent text"
              tabIndex={0}
              style={{ marginTop: 8 }}
            >
              {consent.text}
            </div>
          </details>
        </li>
      ))}
    </ul>
  );
}

export function Loans({ cv }: { cv: Cv }) {
  return (
    <div className={classes.scroll} role="region" aria-label="Loans and advances" tabIndex={0}>
      <table className={classes.figures}>
        <thead>
          <tr>
            <th scope="col">Kind</th>
            <th scope="col">From</th>
            <th scope="col">Until</th>
            <th scope="col" data-number>
              Loan
            </th>
            <th scope="col" data-number>
              Outstanding
            </th>
            <th scope="col" data-number>
              Overdue
            </th>
          </tr>
        </thead>
        <tbody>
          {cv.liabilities.map((loan) => (
            <tr key={loan.id}>
              <td>{loan.type}</td>
              <td>{formatDay(loan.startDate)}</td>
              <td>{loan.endDate ? formatDay(loan.endDate) : '–'}</td>
              <td data-number>
                <Money amount={loan.loanAmount} currency={loan.currency} />
              </td>
              <td data-number>
                <Money amount={loan.outstandingBalance} currency={loan.currency} />
              </td>
              <td data-number>
                <Money amount={loan.overduePaymentAmount} currency={loan.currency} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function Ratings({ cv }: { cv: Cv }) {
  const nameOf = (id: string) => cv.sources.find((source) => source.id === id)?.name ?? 'Source';
  return (
    <ul className={classes.cards}>
      {cv.ratings.map((rating) => (
        <li key={rating.id}>
          <Text span fw={600}>
            {nameOf(rating.sourceId)}
          </Text>
          :{' '}
          {[
            rating.currentRating != null &&
              `${rating.currentRating.toLocaleString()}${rating.maxRating ? ` of ${rating.maxRating}` : ''}`,
            rating.reviewsReceived != null && plural(rating.reviewsReceived, 'review'),
            rating.likesReceived != null && plural(rating.likesReceived, 'like'),
            rating.jobsCompleted != null && `${plural(rating.jobsCompleted, 'job')} done`,
          ]
            .filter(Boolean)
            .join(', ')}
        </li>
      ))}
    </ul>
  );
}

/** Documents that sources hold about the person: no pages of ours. */
export function HeldDocuments({ cv }: { cv: Cv }) {
  const accounts = cv.sourceDocuments.filter((document) => document.sourceId.startsWith('a-'));
  const [shown, more] = useSome(accounts, 6);
  if (!accounts.length) return null;
  return (
    <>
      <Text fw={600} mt="lg" mb={4}>
        Held by linked sources
      </Text>
      <ul className={classes.cards}>
        {shown.map((document) => (
          <li key={document.id}>
            {document.fileUrl ? (
              <Anchor href={document.fileUrl} rel="noreferrer" target="_blank">
                {document.name}
              </Anchor>
            ) : (
              document.name
            )}
            <Text span size="sm" c="dimmed">
              {' '}
              {[
                document.documentType &&
                  !document.name.startsWith(wordsOf(document.documentType)) &&
                  wordsOf(document.documentType),
                document.issueDate && `issued ${formatDay(document.issueDate)}`,
                document.expiryDate && `expires ${formatDay(document.expiryDate)}`,
                document.status && wordsOf(document.status).toLowerCase(),
              ]
                .filter(Boolean)
                .join(' · ')}
            </Text>
          </li>
        ))}
      </ul>
      {more}
    </>
  );
}
