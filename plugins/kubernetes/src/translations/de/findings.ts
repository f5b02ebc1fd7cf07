import { flatten } from '../flatten';
import { CLASS_TEXTS } from './classes';
import { AGAIN_TEXTS } from './classes/again';
import { SIGNATURE_TEXTS } from './classes/signatures';

/** What developers are told about each failure class, in German. */
export const FINDINGS_IN_GERMAN = flatten({
  ...CLASS_TEXTS,
  signature: SIGNATURE_TEXTS,
  again: AGAIN_TEXTS,
});
