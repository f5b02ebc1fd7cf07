import { isFailureWord } from '../model/failureWords';
import type { ConditionMeaning } from './conditionMeaning';

/** `Running` and `Active` are left out: much that runs does not work. */
const GOOD: ReadonlySet<string> = new Set([
  'available',
  'bound',
  'complete',
  'completed',
  'compliant',
  'green',
  'healthy',
  'ok',
  'online',
  'operational',
  'ready',
  'succeeded',
  'success',
  'successful',
  'synced',
  'uptodate',
  'valid',
]);

const WORKING: ReadonlySet<string> = new Set([
  'bootstrap',
  'inprogress',
  'new',
  'notready',
  'queued',
  'yellow',
]);

/** `Creating`, `Provisioning initial users`, `ImportInProgress`, `WaitingForFirstConsumer`. */
const UNDER_WAY = /^\w+ing\b|^Waiting(?:For)?[A-Z]|[a-z]InProgress$/i;

/** Participles of what lasts, or is no work of the controller: `ClusterRunning`. */
const LASTS =
  /^(?:\w+[a-z_-])?(?:running|serving|listening|missing|existing|lagging|crashing|conflicting|operating|working|warning|nothing|degrading)\b/i;

const PAUSED: ReadonlySet<string> = new Set([
  'disabled',
  'halted',
  'hibernated',
  'hibernating',
  'paused',
  'stopped',
  'suspended',
]);

/** KubeVela's `workflowSuspending` waits for a person. */
const HELD = /suspending$/i;

/** What one word, such as `status.phase`, says about an object. */
export function phaseMeaning(word: string): ConditionMeaning | 'paused' {
  const plain = word
    .toLowerCase()
    // Tinkerbell's `STATE_SUCCESS`.
    .replace(/^(?:phase|state|status)_|[\s_-]/g, '');
  if (isFailureWord(word)) return 'bad';
  if (PAUSED.has(plain) || HELD.test(word)) return 'paused';
  if (WORKING.has(plain)) return 'working';
  if (UNDER_WAY.test(word) && !LASTS.test(word)) return 'working';
  return GOOD.has(plain) ? 'good' : 'neutral';
}
