/** The sandbox's sample documents: to look at, to download, and to send back in the widget. */
import { Anchor, Button, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Link } from 'wouter';
import { ApiProblem } from '../../api/problem';
import { useRead } from '../../api/hooks';
import { Loading, Page, Problem } from '../../components';
import classes from './samples.module.css';

interface Sample {
  name: string;
  title: string;
  person: string;
  mediaType: string;
  size: number;
}

async function read(): Promise<Sample[]> {
  const answer = await fetch('/samples', { headers: { Accept: 'application/json' } }).catch(() => null);
  if (!answer) throw ApiProblem.offline();
  const body = (await answer.json()) as { data: { items: Sample[] } };
  return body.data.items;
}

const person = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

export default function Samples() {
  const samples = useRead(['samples'], read, { staleTime: Infinity });
  const people = [...new Set(samples.data?.map((sample) => sample.person))];
  return (
    <Page
      title="Sample documents"
      intro={
        <>
          The sandbox reads these payslips and no other file, so that nobody tries it with a real person’s.
          Send one in the{' '}
          <Anchor component={Link} href="/sandbox/emulator" inherit>
            emulator
          </Anchor>{' '}
          or with <code>POST /v1/archives</code>.
        </>
      }
    >
      {samples.error ? (
        <Problem problem={samples.error} again={() => void samples.refetch()} />
      ) : !samples.data ? (
        <Loading lines={8} />
      ) : (
        people.map((name) => (
          <section key={name} aria-label={person(name)} className={classes.person}>
            <h2>{person(name)}</h2>
            <ul className={classes.grid}>
              {samples.data
                .filter((sample) => sample.person === name)
                .map((sample) => (
                  <li key={sample.name} className={classes.card}>
                    <img src={`/samples/${sample.name}/preview`} alt="" loading="lazy" />
                    <div className={classes.words}>
                      <Text size="sm">{sample.title}</Text>
                      <Text size="sm" c="dimmed">
                        {sample.mediaType === 'application/pdf' ? 'PDF' : 'JPEG'},{' '}
                        {Math.ceil(sample.size / 1024)} KB
                      </Text>
                    </div>
                    <Button
                      component="a"
                      href={`/samples/${sample.name}`}
                      download={sample.name}
                      variant="default"
                      aria-label={`Download: ${sample.title}`}
                      leftSection={<IconDownload size={18} aria-hidden />}
                    >
                      Download
                    </Button>
                  </li>
                ))}
            </ul>
          </section>
        ))
      )}
    </Page>
  );
}
