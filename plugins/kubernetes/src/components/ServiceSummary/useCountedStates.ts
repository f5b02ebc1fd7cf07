import {
  DISPLAY_STATES,
  DisplayState,
  StateCounts,
} from '@podlight/backstage-plugin-kubernetes-common';
import { useText } from '../../i18n/useText';
import { CountedState } from '../StateCounts';

/** How many pods are in each state, in words. */
export function useCountedStates(
  counts: StateCounts,
): readonly CountedState<DisplayState>[] {
  const t = useText();
  return DISPLAY_STATES.map(state => ({
    state,
    sign: state,
    count: counts[state],
    words: t(`state.${state}`),
  }));
}
