import { RolloutAssessment } from '../../revisions';
import { revisionName, rolloutChanges } from './changeText';
import { RolloutWords, WriteMoment } from './RolloutWords';

/**
 * What the newest rollout has to do with a failure, with the numbers, as a sentence.
 *
 * @public
 */
export function rolloutText(
  verdict: RolloutAssessment,
  moment: WriteMoment,
  words: RolloutWords,
): string {
  const { type, rollout, onOld } = verdict;
  const revision = revisionName(rollout, words);
  const older = revisionName(rollout.previous, words);
  if (type === 'afterRollout') return afterText(verdict, moment, words);
  return type === 'beforeToo'
    ? words.t('rollout.beforeShare', {
        revision,
        older,
        count: onOld.failing,
        total: String(onOld.total),
      })
    : words.t('rollout.sentence', {
        since: sinceText(verdict, moment, words),
        shares: sharesText(verdict, words),
      });
}

function afterText(
  { rollout, changes, began }: RolloutAssessment,
  moment: WriteMoment,
  words: RolloutWords,
): string {
  const what = rolloutChanges(rollout, changes, words);
  return words.t(what === '' ? 'rollout.after' : 'rollout.afterWith', {
    revision: revisionName(rollout, words),
    older: revisionName(rollout.previous, words),
    began: beganText(rollout, moment, words),
    time: moment(began) ?? '',
    what,
  });
}

function beganText(
  { at, isLatestTime }: RolloutAssessment['rollout'],
  moment: WriteMoment,
  words: RolloutWords,
): string {
  const time = moment(at) ?? '';
  return words.t(isLatestTime ? 'rollout.rolledOutBy' : 'rollout.rolledOut', {
    time,
  });
}

function sinceText(
  { rollout, changes, onNew, onOld }: RolloutAssessment,
  moment: WriteMoment,
  words: RolloutWords,
): string {
  const what = rolloutChanges(rollout, changes, words);
  const total = onNew.failing + onOld.failing;
  const key = total === 1 ? 'rollout.only' : 'rollout.since';
  return words.t(what === '' ? key : `${key}With`, {
    count: onNew.failing,
    total: String(total),
    revision: revisionName(rollout, words),
    began: beganText(rollout, moment, words),
    what,
  });
}

/** How many of the older revision's pods fail; of the newer one's, too, where some of these are well. */
function sharesText(
  { rollout, onNew, onOld }: RolloutAssessment,
  words: RolloutWords,
): string {
  const share = (
    { failing, total }: RolloutAssessment['onNew'],
    revision: string,
  ) =>
    words.t('rollout.share', {
      count: failing,
      total: String(total),
      revision,
    });
  const old = share(onOld, revisionName(rollout.previous, words));
  return onNew.failing === onNew.total
    ? old
    : words.t('rollout.shares', {
        first: share(onNew, revisionName(rollout, words)),
        second: old,
      });
}
