/**
 * Ends process groups when the process that started them is gone. It receives the
 * groups over standard input and ends them when that input ends, because a process
 * that was killed cannot do this itself.
 */
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

const GRACE_MS = 5_000;

const groups = new Set();

function signalAll(signal) {
  for (const group of groups) {
    try {
      process.kill(-group, signal);
    } catch {
      groups.delete(group);
    }
  }
}

async function endAll() {
  signalAll('SIGTERM');
  const giveUpAt = Date.now() + GRACE_MS;
  while (groups.size > 0 && Date.now() < giveUpAt) {
    await sleep(100);
    signalAll(0);
  }
  signalAll('SIGKILL');
  process.exit(0);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, endAll);
}
createInterface({ input: process.stdin })
  .on('line', line => {
    const group = Number(line.slice(1));
    if (line.startsWith('+')) groups.add(group);
    else groups.delete(group);
  })
  .on('close', endAll);
