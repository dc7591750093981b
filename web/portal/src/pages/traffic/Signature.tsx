/** Holds a signature against a body and a secret, all of it in this page. */
import { Alert, Button, Group, PasswordInput, Stack, Textarea, TextInput } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { CodeSample, Section } from '../../components';
import { sign } from './hmac';

const SAMPLES = [
  {
    name: 'Node.js',
    code: `import { createHmac, timingSafeEqual } from 'node:crypto';

// body: the bytes as they came, before any JSON parser has seen them
export function genuine(body, header, secret) {
  const wanted = createHmac('sha512', secret).update(body).digest();
  const given = Buffer.from(header, 'hex');
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}`,
  },
  {
    name: 'Python',
    code: `import hashlib, hmac

# body: the bytes as they came, before any JSON parser has seen them
def genuine(body: bytes, header: str, secret: str) -> bool:
    wanted = hmac.new(secret.encode(), body, hashlib.sha512).hexdigest()
    return hmac.compare_digest(wanted, header)`,
  },
];

export function SignatureHelper({ body: filled, signature: given }: { body?: string; signature?: string }) {
  const [secret, setSecret] = useState('');
  const [body, setBody] = useState(filled ?? '');
  const [header, setHeader] = useState(given ?? '');
  const [result, setResult] = useState<{ good: boolean; wanted: string } | null>(null);
  useEffect(() => {
    if (filled !== undefined) setBody(filled);
    if (given !== undefined) setHeader(given);
    setResult(null);
  }, [filled, given]);
  const check = async () => {
    if (!isSecureContext) return setResult({ good: false, wanted: '' });
    const wanted = await sign(secret, body);
    setResult({ wanted, good: wanted === header.trim().toLowerCase() });
  };
  return (
    <Section
      title="Check a signature"
      intro="The header Smile-Signature is the hex HMAC-SHA512 of the body, byte by byte, under the signing secret. It is computed in your browser: the secret leaves it never."
    >
      <Stack>
        <PasswordInput
          label="Signing secret"
          autoComplete="off"
          value={secret}
          onChange={(event) => setSecret(event.currentTarget.value)}
        />
        <Textarea
          label="Body, exactly as it came"
          autosize
          minRows={3}
          maxRows={10}
          value={body}
          spellCheck={false}
          styles={{ input: { fontFamily: 'monospace', fontSize: 13 } }}
          onChange={(event) => setBody(event.currentTarget.value)}
        />
        <TextInput
          label="Smile-Signature"
          value={header}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setHeader(event.currentTarget.value)}
        />
        <Group>
          <Button onClick={() => void check()} disabled={!secret || !body}>
            Check the signature
          </Button>
        </Group>
        <div role="status">
          {result &&
            (!result.wanted ? (
              <Alert color="yellow" title="This browser does not compute signatures here">
                It does so only on pages that come over https, or from localhost.
              </Alert>
            ) : result.good ? (
              <Alert color="green" icon={<IconCheck />} title="The signature is right">
                This body was signed with this secret.
              </Alert>
            ) : (
              <Alert color="red" icon={<IconX />} title="The signature is not of this body and secret">
                It would be <code style={{ overflowWrap: 'anywhere' }}>{result.wanted}</code>. Most often the
                body was parsed and written anew before it was checked, or the secret is an older one.
              </Alert>
            ))}
        </div>
        <CodeSample samples={SAMPLES} label="The check in your server" />
      </Stack>
    </Section>
  );
}
