/**
 * Gates: commands that have to succeed. Each is a name, a program and its arguments.
 */
import { start } from './processes.mjs';

/** Runs lanes side by side, and the gates of each lane in order. The first failure rejects. */
export async function runLanes(lanes) {
  await Promise.all(
    lanes.map(async gates => {
      for (const gate of gates) await runGate(gate);
    }),
  );
}

/** The output of a gate is printed in one piece, so that lanes do not mix, unless `onLine` takes it. */
export async function runGate([name, command, args, options = {}], onLine) {
  const startedAt = Date.now();
  const lines = [];
  const { exited } = start(command, args, {
    ...options,
    onLine: onLine ?? (line => lines.push(line)),
  });
  const code = await exited;
  if (lines.length > 0) console.log(lines.join('\n'));
  if (code !== 0) {
    throw new Error(`${name}: \`${[command, ...args].join(' ')}\` failed`);
  }
  const seconds = (Date.now() - startedAt) / 1000;
  console.log(`✓ ${name} (${seconds.toFixed(1)} s)`);
}
