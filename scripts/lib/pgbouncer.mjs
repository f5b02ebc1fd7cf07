/**
 * A PgBouncer in transaction mode in front of a PostgreSQL, on a free port of loopback. It
 * refuses to run as root, so root runs it as the user of PostgreSQL.
 */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requireTool } from './debianTools.mjs';
import { start, stop } from './processes.mjs';
import { freePort } from './stack.mjs';

/** `logFile` is where its output goes. */
export async function startPgBouncer({ connection, logFile }) {
  const folder = mkdtempSync(join(tmpdir(), 'podlight-pgbouncer-'));
  chmodSync(folder, 0o755);
  const port = await freePort();
  const { host, port: serverPort, user } = connection;
  const config = join(folder, 'pgbouncer.ini');
  writeFileSync(
    config,
    [
      '[databases]',
      `* = host=${host} port=${serverPort} user=${user}`,
      '[pgbouncer]',
      'pool_mode = transaction',
      'auth_type = any',
      'listen_addr = 127.0.0.1',
      `listen_port = ${port}`,
      'unix_socket_dir =',
      'max_client_conn = 1000',
      'default_pool_size = 10',
      '',
    ].join('\n'),
  );
  const isRoot = process.getuid?.() === 0;
  const handle = start(
    requireTool('pgbouncer'),
    [...(isRoot ? ['-u', user] : []), config],
    { logFile, cwd: folder },
  );
  return {
    connection: { ...connection, port },
    async stop() {
      await stop(handle);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
