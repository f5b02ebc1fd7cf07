/**
 * Child processes that end with the command.
 */
import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { dirname, join } from 'node:path';
import { whenOrphaned } from './ancestors.mjs';
import { root } from './toolchain.mjs';

/** How long a process may take to end by itself before it is killed. */
const GRACE_MS = 5_000;

const running = new Set();

/** Knows each process group, so that none outlives a killed command. */
let reaper;

function tellReaper(line) {
  if (!reaper) {
    reaper = spawn(process.execPath, [join(root, 'scripts/lib/reaper.mjs')], {
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    reaper.on('error', () => {});
    reaper.stdin.on('error', () => {});
    reaper.unref();
    reaper.stdin.unref();
  }
  reaper.stdin.write(`${line}\n`);
}

let isStopping = false;

/**
 * Starts a program in its own process group. Options:
 *
 * - `logFile`, `onLine`: where its output goes
 * - `isShown`: its output goes to the terminal instead
 * - `ipc`: messages can be sent to it, if it is a Node program
 * - `inBackground`: it yields the processor to everything else
 *
 * `exited` resolves with the exit code, or the signal's name.
 */
export function start(command, args, options = {}) {
  const { logFile, env, onLine, ipc = false, cwd = root } = options;
  const output = options.isShown ? 'inherit' : 'pipe';
  const child = spawn(command, args, {
    cwd,
    detached: true,
    stdio: ['ignore', output, output, ...(ipc ? ['ipc'] : [])],
    env: { ...process.env, ...env },
  });
  if (child.pid) tellReaper(`+${child.pid}`);
  if (child.pid && options.inBackground) {
    setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  }
  const log = logFile && openLog(logFile);
  const tail = [];
  for (const stream of [child.stdout, child.stderr].filter(Boolean)) {
    let rest = '';
    stream.setEncoding('utf8');
    stream.on('data', chunk => {
      log?.write(chunk);
      const lines = (rest + chunk).split('\n');
      rest = lines.pop();
      for (const line of lines) {
        tail.push(line);
        if (tail.length > 40) tail.shift();
        onLine?.(line);
      }
    });
  }
  const handle = { child, tail, hasExited: false };
  handle.exited = new Promise(done => {
    child.on('error', error => {
      tail.push(error.message);
      handle.hasExited = true;
      done(error.message);
    });
    child.on('close', (code, signal) => {
      running.delete(handle);
      handle.hasExited = true;
      log?.end();
      done(signal ?? code);
    });
  });
  running.add(handle);
  return handle;
}

function openLog(logFile) {
  mkdirSync(dirname(logFile), { recursive: true });
  return createWriteStream(logFile, { flags: 'a' });
}

/** Runs a program to its end; throws with its last lines when it fails. */
export async function run(command, args, options = {}) {
  const handle = start(command, args, options);
  const code = await handle.exited;
  if (code === 0) return;
  throw new Error(
    `\`${[command, ...args].join(' ')}\` failed (${code}):\n${handle.tail.join(
      '\n',
    )}`,
  );
}

/** Ends a process and its descendants. */
export async function stop(handle) {
  if (handle.hasExited) return;
  signalGroup(handle, 'SIGTERM');
  const timer = setTimeout(() => signalGroup(handle, 'SIGKILL'), GRACE_MS);
  await handle.exited;
  clearTimeout(timer);
  // Descendants that the process left behind.
  signalGroup(handle, 'SIGKILL');
  tellReaper(`-${handle.child.pid}`);
}

function signalGroup(handle, signal) {
  try {
    process.kill(-handle.child.pid, signal);
  } catch {
    // The group has already ended.
  }
}

/** Whether the command is ending; a process that ends then has not failed. */
export function isEnding() {
  return isStopping;
}

/** Ends all running processes, at the end of a command. */
export async function stopAll() {
  isStopping = true;
  await Promise.all([...running].map(stop));
}

/** Ends everything on Ctrl-C or when an ancestor ends, with the exit code that a shell expects. */
export function stopAllOnSignals() {
  const endWith = async code => {
    await stopAll();
    process.exit(code);
  };
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ]) {
    process.on(signal, () => endWith(code));
  }
  whenOrphaned(() => endWith(143));
}
