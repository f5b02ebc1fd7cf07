import {
  revisionName,
  rolloutChanges,
  RolloutAssessment,
  WriteMoment,
} from '@podlight/backstage-plugin-kubernetes-common';
import { Translate } from '../../i18n/useText';
import { toRolloutWords } from '../../i18n/toRolloutWords';

/** The verdict beside a cause, in a few words: since which rollout, and what that changed. */
export function shortRolloutText(
  { type, rollout, changes }: RolloutAssessment,
  moment: WriteMoment,
  t: Translate,
): string {
  if (type === 'beforeToo') return t('rollout.before');
  const words = toRolloutWords(t);
  const revision = revisionName(rollout, words);
  const time = moment(rollout.at);
  const isSoonAfter = type === 'afterRollout';
  const since =
    time === undefined
      ? t('rollout.short', { revision })
      : t(isSoonAfter ? 'rollout.shortAfter' : 'rollout.shortAt', {
          revision,
          time,
        });
  const what = rolloutChanges(rollout, changes, words);
  return what === '' ? since : t('rollout.shortWith', { since, what });
}
