import { PodRow } from '@podlight/backstage-plugin-kubernetes-common';
import { Translate } from '../useText';

/** The state of a pod in words; one that only a newer backend knows has the name that it was sent with. */
export function stateText(
  { state, sentState }: Pick<PodRow, 'state' | 'sentState'>,
  t: Translate,
): string {
  return sentState === undefined
    ? t(`state.${state}`)
    : t('newer.state', { state: sentState });
}
