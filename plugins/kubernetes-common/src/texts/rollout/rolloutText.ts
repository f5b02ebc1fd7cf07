import { RolloutVerdict } from '../../revisions';
import { revisionName, rolloutChanges } from './changeText';
import { RolloutWords, WriteMoment } from './RolloutWords';

/**
 * What the newest rollout has to do with a failure, with the numbers, as a sentence.
 *
 * @public
 */
export function rolloutText(
  verdict: RolloutVerdict,
  moment: WriteMoment,
  words: RolloutWords,
): string {
  const { type, rollout, onOld } = verdict;
  const revision = revisionName(rollout, words);
  const older = revisionName(rollout.previous, words);
  return type === 'beforeToo'
    ? words.t('rollout.beforeShare', {
        revision,
        older,
        hits: String(onOld.failing),
        total: String(onOld.total),
      })
    : words.t('rollout.sentence', {
        since: sinceText(verdict, moment, words),
        shares: sharesText(verdict, words),
      });
}

function sinceText(
  { rollout, changes, onNew, onOld }: RolloutVerdict,
  moment: WriteMoment,
  words: RolloutWords,
): string {
  const what = rolloutChanges(rollout, changes, words);
  const time = moment(rollout.at) ?? '';
  return words.t(what === '' ? 'rollout.since' : 'rollout.sinceWith', {
    count: onNew.failing + onOld.failing,
    hits: String(onNew.failing),
    revision: revisionName(rollout, words),
    began: words.t(
      rollout.isLatestTime ? 'rollout.rolledOutBy' : 'rollout.rolledOut',
      {
        time,
      },
    ),
    what,
  });
}

/** How many of the older revision's pods fail; of the newer one's, too, where some of these are well. */
function sharesText(
  { rollout, onNew, onOld }: RolloutVerdict,
  words: RolloutWords,
): string {
  const share = (
    { failing, total }: RolloutVerdict['onNew'],
    revision: string,
  ) =>
    words.t('rollout.share', {
      hits: String(failing),
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
