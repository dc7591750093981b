/** The sandbox's people, with what they log in with, from the sandbox itself. */
import { Text } from '@mantine/core';
import { api, got } from '../../api/client';
import { useRead } from '../../api/hooks';
import { CopyText, DataTable, Section } from '../../components';
import { countryName } from '../wink/names';
import classes from './emulator.module.css';

export function People() {
  const people = useRead(
    ['sandboxPeople'],
    () => got(api.GET('/portal/v1/{mode}/emulator/people', { params: { path: { mode: 'sandbox' } } })),
    { staleTime: Infinity },
  );
  const copied = (value: string | null | undefined, what: string) =>
    value ? (
      <span className={classes.whole}>
        <CopyText value={value} label={`Copy ${what}`} />
      </span>
    ) : (
      <Text span inherit c="dimmed" children="none" />
    );
  return (
    <Section
      title="People of the sandbox"
      intro="The same at every data source. The e-mail address or the phone number works as the user name, too."
    >
      <div className={classes.people}>
        <DataTable
          label="People of the sandbox"
          list={{ items: people.data?.people, error: people.error, loading: people.isPending }}
          rowKey={(person) => person.userName}
          columns={[
            {
              title: 'User name',
              main: true,
              cell: (person) => (
                <>
                  {copied(person.userName, `the user name ${person.userName}`)}
                  <Text span size="xs" c="dimmed" display="block" fw={400}>
                    {countryName(person.country)}
                  </Text>
                </>
              ),
            },
            { title: 'Password', cell: (person) => copied(person.password, `${person.userName}'s password`) },
            { title: 'Code', cell: (person) => copied(person.code, `${person.userName}'s code`) },
            {
              title: 'SS number',
              cell: (person) => copied(person.ssNumber, `${person.userName}'s SS number`),
            },
          ]}
          empty={null}
        />
      </div>
      {people.data && (
        <details>
          <summary>Special user names: every error, delay and state</summary>
          <Text size="sm" c="dimmed" my={8}>
            With the password {people.data.specialPassword}, at every data source.
          </Text>
          <dl className={classes.special}>
            {people.data.specialNames.map(({ name, effect }) => (
              <div key={name}>
                <dt>
                  <CopyText value={name} label={`Copy ${name}`} />
                </dt>
                <dd>{effect}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </Section>
  );
}
