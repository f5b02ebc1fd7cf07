import { isFailureWord } from '../model/failureWords';
import type { ConditionMeaning } from './conditionMeaning';

/** `Running` and `Active` are left out: much that runs does not work. */
const GOOD: ReadonlySet<string> = new Set([
  'available',
  'bound',
  'complete',
  'completed',
  // Of CloudFormation.
  'createcomplete',
  'importcomplete',
  'updatecomplete',
  'compliant',
  'deployed',
  'green',
  'healthy',
  'insync',
  'installed',
  'ok',
  'online',
  'operational',
  'ready',
  'succeeded',
  'success',
  'successful',
  'synced',
  'synchronized',
  'uptodate',
  'valid',
]);

const WORKING: ReadonlySet<string> = new Set([
  'bootstrap',
  'init',
  'inprogress',
  'new',
  'nothealthy',
  'notready',
  'queued',
  'yellow',
]);

/** `Creating`, `Provisioning initial users`, `ImportInProgress`, `WaitingForFirstConsumer`. */
const UNDER_WAY =
  /^\w+ing(?:Up|Down|Out|Over)?\b|^(?:Preparing|Waiting(?:For)?)[A-Z]|[a-z]_?In_?Progress$/i;

/** Participles of what lasts, or is no work of the controller: `ClusterRunning`. */
const LASTS: ReadonlySet<string> = new Set([
  'conflicting',
  'crashing',
  'degrading',
  'existing',
  'lagging',
  'listening',
  'missing',
  'nothing',
  'operating',
  'running',
  'serving',
  'warning',
  'working',
]);

/** `Reserving` and `Networking` are one word. */
const WORD_START = /_|(?<=[a-z0-9])(?=[A-Z])/;

function lasts(word: string): boolean {
  const first = /^\w+/.exec(word)?.[0].split(WORD_START) ?? [];
  return LASTS.has((first[first.length - 1] ?? '').toLowerCase());
}

const PAUSED: ReadonlySet<string> = new Set([
  'disabled',
  'halted',
  'hibernated',
  'hibernating',
  'paused',
  'poweredoff',
  'poweroff',
  'sleeping',
  'stopped',
  'suspended',
]);

/** Also said of a part, or of what the object is about. */
const OFF: ReadonlySet<string> = new Set(['disabled', 'stopped']);

/** What was done, whatever came of it since. */
const DONE: ReadonlySet<string> = new Set(['deployed', 'installed']);

/** Not yet, or not quite, without a word of why. */
const NOT_YET: ReadonlySet<string> = new Set([
  'nothealthy',
  'notready',
  'yellow',
]);

/** KubeVela's `workflowSuspending` waits for a person. */
const HELD = /suspending$/i;

function toPlain(word: string): string {
  // Tinkerbell's `STATE_SUCCESS`.
  return word.toLowerCase().replace(/^(?:phase|state|status)_|[\s_-]/g, '');
}

/** Whether something is off by one word, which need not be the whole object. */
export function isOffWord(word: string): boolean {
  return OFF.has(toPlain(word));
}

/** Whether one word says what was done, and not how that is now. */
export function isDoneWord(word: string): boolean {
  return DONE.has(toPlain(word));
}

/** Whether one word says that something is being done. */
export function isProcessWord(word: string): boolean {
  return phaseMeaning(word) === 'working' && !NOT_YET.has(toPlain(word));
}

/** Kinds of what has an end, so that it is not done while it runs. */
const RUN_KIND =
  /(?:ActionSet|Backup|Build|Clone|Export|Import|Job|Maintenance|Migration|Operation|OpsRequest|Request|Restore|Run|Scan|Session|Snapshot|Task|Test|Upgrade|Workflow)$/;

/** Whether one word says of an object that has an end that it runs. */
export function isRunning(word: string, kind: string): boolean {
  return RUN_KIND.test(kind) && toPlain(word) === 'running';
}

/** What one word, such as `status.phase`, says about an object. */
export function phaseMeaning(word: string): ConditionMeaning | 'paused' {
  const plain = toPlain(word);
  if (isFailureWord(word)) return 'bad';
  if (PAUSED.has(plain) || HELD.test(word)) return 'paused';
  if (WORKING.has(plain)) return 'working';
  if (UNDER_WAY.test(word) && !lasts(word)) return 'working';
  return GOOD.has(plain) ? 'good' : 'neutral';
}
