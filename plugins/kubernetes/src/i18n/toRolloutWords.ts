import { RolloutWords } from '@podlight/backstage-plugin-kubernetes-common';
import { Translate } from './Translate';

/** The words of sentences that the backend writes, too, in the reader's language. */
export function toRolloutWords(t: Translate): RolloutWords {
  // Which text needs which options is checked where the sentences are made.
  return { t: t as RolloutWords['t'] };
}
