/** A real mail server on a free port: keeps what it takes, refuses whom it is told to. */
import assert from 'node:assert/strict';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** `settings` go to `startServer`, so that its mail comes here. */
export async function startMail() {
  const mails = [];
  const refused = new Map();
  const server = new SMTPServer({
    authOptional: true,
    // The server is told that this one is on its own machine
    hideSTARTTLS: true,
    logger: false,
    onRcptTo({ address }, _session, done) {
      const answer = refused.get(address.toLowerCase());
      if (!answer) return done();
      const [code, ...text] = answer.split(' ');
      done(Object.assign(new Error(text.join(' ')), { responseCode: Number(code) }));
    },
    onData(stream, session, done) {
      const parts = [];
      stream.on('data', (part) => parts.push(part));
      stream.on('end', () => {
        const raw = Buffer.concat(parts);
        simpleParser(raw).then((mail) => {
          mails.push({
            ...mail,
            raw: raw.toString(),
            receivers: session.envelope.rcptTo.map((to) => to.address),
          });
          done();
        }, done);
      });
    },
  });
  await new Promise((done, fail) => {
    server.on('error', fail);
    server.listen(0, '127.0.0.1', done);
  });
  const { port } = server.server.address();
  const to = (address) => mails.filter((mail) => mail.receivers.includes(address));
  return {
    port,
    mails,
    to,
    settings: {
      OPENWINK_SMTP_HOST: '127.0.0.1',
      OPENWINK_SMTP_PORT: String(port),
      OPENWINK_SMTP_TLS: 'none',
      OPENWINK_MAIL_FROM: 'Openwink <wink@mail.example>',
    },
    /** From now on, mail to this address is refused with these words, such as "550 5.1.1 no such user". */
    refuse: (address, answer) => refused.set(address.toLowerCase(), answer),
    /** The mail to an address, the `nth` that came, once it has come. */
    async until(address, nth = 1, ms = 20_000) {
      for (const end = Date.now() + ms; Date.now() < end; await pause(50)) {
        const found = to(address);
        if (found.length >= nth) return found[nth - 1];
      }
      assert.fail(`no mail ${nth} to ${address} among ${mails.map((mail) => mail.receivers.join())}`);
    },
    /** The first web address in a mail's text whose path begins so. */
    linkIn(mail, path) {
      const found = mail.text
        .match(/https?:\/\/\S+/g)
        ?.find((link) => new URL(link).pathname.startsWith(path));
      assert.ok(found, `no link to ${path} in ${mail.text}`);
      return found;
    },
    stop: () => new Promise((done) => server.close(done)),
  };
}
