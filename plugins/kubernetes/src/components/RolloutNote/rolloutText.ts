import { RolloutVerdict } from '@podlight/backstage-plugin-kubernetes-common';
import { Translate } from '../../i18n/useText';
import { revisionName, rolloutWords } from '../Revisions';

/** Writes a moment; undefined where there is none. */
export type Moment = (time: string | undefined) => string | undefined;

/** The verdict beside a cause, in a few words: since which rollout, and what that changed. */
export function shortRolloutText(
  { type, rollout, changes }: RolloutVerdict,
  moment: Moment,
  t: Translate,
): string {
  if (type === 'beforeToo') return t('rollout.before');
  const revision = revisionName(rollout, t);
  const time = moment(rollout.at);
  const since =
    time === undefined
      ? t('rollout.short', { revision })
      : t('rollout.shortAt', { revision, time });
  const what = rolloutWords(rollout, changes, t);
  return what === '' ? since : t('rollout.shortWith', { since, what });
}

/** The verdict with its numbers, as whole sentences. */
export function fullRolloutText(
  verdict: RolloutVerdict,
  moment: Moment,
  t: Translate,
): string {
  const { type, rollout, onOld } = verdict;
  const revision = revisionName(rollout, t);
  const older = revisionName(rollout.previous, t);
  return type === 'beforeToo'
    ? t('rollout.beforeShare', {
        revision,
        older,
        hits: String(onOld.failing),
        total: String(onOld.total),
      })
    : t('rollout.sentence', {
        since: sinceText(verdict, moment, t),
        shares: sharesText(verdict, t),
      });
}

function sinceText(
  { rollout, changes, onNew, onOld }: RolloutVerdict,
  moment: Moment,
  t: Translate,
): string {
  const what = rolloutWords(rollout, changes, t);
  const time = moment(rollout.at) ?? '';
  return t(what === '' ? 'rollout.since' : 'rollout.sinceWith', {
    count: onNew.failing + onOld.failing,
    hits: String(onNew.failing),
    revision: revisionName(rollout, t),
    began: t(
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
  t: Translate,
): string {
  const share = (
    { failing, total }: RolloutVerdict['onNew'],
    revision: string,
  ) =>
    t('rollout.share', {
      hits: String(failing),
      total: String(total),
      revision,
    });
  const old = share(onOld, revisionName(rollout.previous, t));
  return onNew.failing === onNew.total
    ? old
    : t('rollout.shares', {
        first: share(onNew, revisionName(rollout, t)),
        second: old,
      });
}
