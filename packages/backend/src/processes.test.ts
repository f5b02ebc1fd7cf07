import { spawn } from 'node:child_process';
import { join } from 'node:path';

const LIB = join(__dirname, '../../../scripts/lib');

/** What `npm run demo` does, with a part that would go on for minutes. */
const COMMAND = `
  import { start, stopAllOnSignals } from '${LIB}/processes.mjs';
  stopAllOnSignals();
  const part = start('sleep', ['300']);
  console.log(part.child.pid);
  await part.exited;
`;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Those that are still there after a while; none, as soon as they are gone. */
async function stillRunning(...pids: number[]): Promise<readonly number[]> {
  const giveUpAt = Date.now() + 10_000;
  while (pids.some(isAlive) && Date.now() < giveUpAt) {
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  return pids.filter(isAlive);
}

/** A shell, the command below it, and its part. */
async function startCommand() {
  const script = `"${process.execPath}" --input-type=module -e "$COMMAND" & echo $!; wait`;
  const shell = spawn('sh', ['-c', script], {
    env: { ...process.env, COMMAND },
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
  });
  const pids: number[] = [];
  await new Promise<void>(resolve => {
    let text = '';
    shell.stdout.on('data', chunk => {
      text += chunk;
      const lines = text.split('\n').filter(Boolean);
      if (lines.length === 2) {
        pids.push(...lines.map(Number));
        resolve();
      }
    });
  });
  const [command, part] = pids;
  return { shell: shell.pid ?? 0, command, part };
}

describe('a command of this repository', () => {
  it.each(['SIGTERM', 'SIGINT', 'SIGKILL'] as const)(
    'leaves nothing running when it gets %s',
    async signal => {
      const { command, part } = await startCommand();
      process.kill(command, signal);
      expect(await stillRunning(command, part)).toEqual([]);
    },
  );

  it.each(['SIGTERM', 'SIGKILL'] as const)(
    'ends with everything when the shell that has started it gets %s',
    async signal => {
      const { shell, command, part } = await startCommand();
      process.kill(shell, signal);
      expect(await stillRunning(command, part)).toEqual([]);
    },
  );

  it('ends when a part is ended', async () => {
    const { command, part } = await startCommand();
    process.kill(part, 'SIGTERM');
    expect(await stillRunning(command, part)).toEqual([]);
  });
});
