/**
 * The processes between a person's shell and a command: `npm`, the shell that it
 * starts, the command itself, `npx`, and the command once more. When
 * one of them ends, all of them have to end.
 *
 * Only Node's own modules are imported here: it runs before the installation.
 */
import { readFileSync } from 'node:fs';

const EVERY_MS = 500;
const VARIABLE = 'PODLIGHT_ANCESTORS';

/** Environment for the process that replaces this one. */
export function ancestorsEnvironment() {
  const parent = process.ppid;
  const pids = [
    process.pid,
    parent,
    ...(isShell(parent) ? [parentPid(parent)] : []),
  ];
  return { [VARIABLE]: pids.join(',') };
}

/** Calls back once when one of them is gone. */
export function whenOrphaned(callback) {
  const parent = process.ppid;
  const others = (process.env[VARIABLE] ?? '')
    .split(',')
    .filter(Boolean)
    .map(Number);
  const timer = setInterval(() => {
    if (process.ppid === parent && others.every(isAlive)) return;
    clearInterval(timer);
    callback();
  }, EVERY_MS).unref();
}

/** Whether there is a process with this number. */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** npm's own shell; a person's shell has another name and may exit. */
function isShell(pid) {
  return (
    process.env.npm_lifecycle_event !== undefined &&
    readStatus(pid).Name === 'sh'
  );
}

function parentPid(pid) {
  return Number(readStatus(pid).PPid);
}

/** Nothing without /proc, as on macOS. */
function readStatus(pid) {
  try {
    const lines = readFileSync(`/proc/${pid}/status`, 'utf8').split('\n');
    return Object.fromEntries(lines.map(line => line.split(':\t')));
  } catch {
    return {};
  }
}
