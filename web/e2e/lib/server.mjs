/** The real server, as a process of its own with a folder of its own. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { client } from './api.mjs';

const binary =
  process.env.OPENWINK_BIN || fileURLToPath(new URL('../../../target/debug/openwink', import.meta.url));
export const credentials = { key: 'e2e-sandbox-key', secret: 'e2e-sandbox-secret-8b1f' };

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

function freePort() {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

/** Starts a server, with settings that may be a function of its port; `again()` starts it anew on the same port and folder after it was stopped or killed. */
export async function startServer(settings = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'openwink-e2e-'));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const server = { origin, folder, api: client(origin, credentials), log: '', process: null };

  server.again = async () => {
    const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('OPENWINK_'));
    const running = spawn(binary, ['serve'], {
      cwd: folder,
      env: {
        ...Object.fromEntries(inherited),
        OPENWINK_LISTEN: `127.0.0.1:${port}`,
        OPENWINK_DATA_DIR: join(folder, 'data'),
        OPENWINK_BOOTSTRAP_API_KEY: credentials.key,
        OPENWINK_BOOTSTRAP_API_SECRET: credentials.secret,
        OPENWINK_RATE_LIMIT: '0',
        OPENWINK_PUBLIC_URL: origin,
        ...(typeof settings === 'function' ? settings(port) : settings),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    server.process = running;
    server.exited = new Promise((done) => {
      running.once('exit', (code, signal) => done({ code, signal }));
      running.once('error', (error) => done({ code: -1, error }));
    });
    let gone = null;
    void server.exited.then((end) => (gone = end));
    for (const stream of [running.stdout, running.stderr]) {
      stream.on('data', (data) => (server.log += data));
    }
    const began = Date.now();
    for (;;) {
      const ready = await fetch(origin + '/healthz').catch(() => null);
      if (ready?.status === 200) return;
      if (gone || Date.now() - began > 20_000) {
        running.kill('SIGKILL');
        throw new Error(`${binary} did not start: ${JSON.stringify(gone)}\n${server.log}`);
      }
      await pause(30);
    }
  };

  // A test that ends badly leaves no process behind.
  process.once('exit', () => server.process.kill('SIGKILL'));

  server.kill = async () => {
    server.process.kill('SIGKILL');
    await server.exited;
  };

  /** A stop as an operator asks for it: drained, and with success. */
  server.stop = async () => {
    server.process.kill('SIGTERM');
    const late = setTimeout(() => server.process.kill('SIGKILL'), 25_000);
    const { code, signal } = await server.exited;
    clearTimeout(late);
    await rm(folder, { recursive: true, force: true });
    assert.equal(code, 0, `SIGTERM ended with ${code ?? signal}:\n${server.log.slice(-2000)}`);
  };

  await server.again();
  return server;
}
