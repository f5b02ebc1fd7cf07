import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Node hides the collector, as it is for tests only. */
export function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
}
