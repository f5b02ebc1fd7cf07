/**
 * A PostgreSQL of its own on a free port of loopback, with its data in a folder that is
 * deleted with it. It refuses to run as root, so root runs it as Debian's user for it.
 */
import { execFileSync } from 'node:child_process';
import { chownSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { requireTool } from './debianTools.mjs';
import { start, stop } from './processes.mjs';
import { freePort } from './stack.mjs';
import { root } from './toolchain.mjs';

const USER = 'postgres';
const START_MS = 30_000;

/** Backstage brings the driver. */
const backend = createRequire(join(root, 'packages/backend/package.json'));
const { Client } = createRequire(
  backend.resolve('@backstage/backend-defaults'),
)('pg');

/** Starts one; `logFile` is where its output goes. */
export async function startPostgres({ logFile }) {
  const initdb = realpathSync(requireTool('initdb'));
  const data = mkdtempSync(join(tmpdir(), 'podlight-postgres-'));
  const isRoot = process.getuid?.() === 0;
  if (isRoot) chownSync(data, idOf('-u'), idOf('-g'));
  const command = (program, ...args) =>
    isRoot
      ? [
          'setpriv',
          [
            `--reuid=${USER}`,
            `--regid=${USER}`,
            '--clear-groups',
            program,
            ...args,
          ],
        ]
      : [program, args];
  const [init, initArgs] = command(
    initdb,
    ...['--auth=trust', '--no-sync', `--username=${USER}`, `--pgdata=${data}`],
  );
  execFileSync(init, initArgs, { stdio: 'pipe', cwd: data });
  const connection = { host: '127.0.0.1', port: await freePort(), user: USER };
  const [program, args] = command(
    join(dirname(initdb), 'postgres'),
    ...['-D', data, '-p', String(connection.port)],
    ...['-c', 'listen_addresses=127.0.0.1'],
    ...['-c', `unix_socket_directories=${data}`, '-c', 'fsync=off'],
    ...['-c', 'max_connections=300'],
  );
  const begin = async () => {
    const handle = start(program, args, { logFile, cwd: data });
    await waitUntilReady(connection, handle);
    return handle;
  };
  let handle = await begin();
  const { host, port, user } = connection;
  return {
    connection,
    url: `postgresql://${user}@${host}:${port}`,
    /** A client of one database; end it. */
    async connect(database) {
      const client = new Client({ ...connection, database });
      client.on('error', () => {});
      await client.connect();
      return client;
    },
    /** Ends it at once, as a crash does; its data stay. */
    async halt() {
      process.kill(handle.child.pid, 'SIGQUIT');
      await handle.exited;
    },
    async resume() {
      handle = await begin();
    },
    async stop() {
      await stop(handle);
      rmSync(data, { recursive: true, force: true });
    },
  };
}

function idOf(flag) {
  return Number(execFileSync('id', [flag, USER], { encoding: 'utf8' }));
}

async function waitUntilReady(connection, handle) {
  const giveUpAt = Date.now() + START_MS;
  for (;;) {
    const client = new Client({ ...connection, database: 'postgres' });
    client.on('error', () => {});
    const isReady = await client.connect().then(
      () => true,
      () => false,
    );
    await client.end().catch(() => {});
    if (isReady) return;
    if (handle.hasExited || Date.now() > giveUpAt) {
      throw new Error(`PostgreSQL did not start:\n${handle.tail.join('\n')}`);
    }
    await sleep(100);
  }
}
