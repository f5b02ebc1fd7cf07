import { isFailureWord } from '../model/failureWords';
import type { ConditionMeaning } from './conditionMeaning';

/** `Running` and `Active` are left out: much that runs does not work. */
const GOOD: ReadonlySet<string> = new Set([
  'available',
  'compliant',
  'green',
  'healthy',
  'ok',
  'ready',
  'succeeded',
  'success',
]);

const WORKING: ReadonlySet<string> = new Set([
  'creating',
  'deleting',
  'deploying',
  'inprogress',
  'initializing',
  'installing',
  'pending',
  'progressing',
  'provisioning',
  'reconciling',
  'restarting',
  'scaling',
  'starting',
  'terminating',
  'updating',
  'upgrading',
  'waiting',
  'yellow',
]);

const PAUSED: ReadonlySet<string> = new Set([
  'hibernated',
  'paused',
  'suspended',
]);

/** What one word, such as `status.phase`, says about an object. */
export function phaseMeaning(word: string): ConditionMeaning | 'paused' {
  const plain = word.toLowerCase().replace(/[\s_-]/g, '');
  if (isFailureWord(word)) return 'bad';
  if (PAUSED.has(plain)) return 'paused';
  if (WORKING.has(plain)) return 'working';
  return GOOD.has(plain) ? 'good' : 'neutral';
}
