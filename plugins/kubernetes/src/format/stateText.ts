import { PodRow } from '@podlight/backstage-plugin-kubernetes-common';
import { Translate } from '../i18n/useText';

/** kubectl's status of a pod that succeeded. */
const SUCCEEDED: ReadonlySet<string> = new Set(['Completed', 'Succeeded']);

/** Whether the pod has ended in failure, with no consequence any more. */
function hasFailedBefore({
  state,
  status,
}: Pick<PodRow, 'state' | 'status'>): boolean {
  return state === 'completed' && !SUCCEEDED.has(status);
}

/** The state of a pod in words; one that only a newer backend knows has the name that it was sent with. */
export function stateText(
  row: Pick<PodRow, 'state' | 'sentState' | 'status'>,
  t: Translate,
): string {
  const { state, sentState } = row;
  if (hasFailedBefore(row)) return t('state.ended');
  return sentState === undefined
    ? t(`state.${state}`)
    : t('newer.state', { state: sentState });
}

/**
 * What kubectl says of a pod, unless that is its state: nobody is terminating and Terminating.
 *
 * @param words - From {@link stateText}
 */
export function statusBesides(
  { state, status }: Pick<PodRow, 'state' | 'status'>,
  words: string,
): string | undefined {
  const isSaid = [state, words].some(
    said => said.toLowerCase() === status.toLowerCase(),
  );
  return isSaid ? undefined : status;
}
