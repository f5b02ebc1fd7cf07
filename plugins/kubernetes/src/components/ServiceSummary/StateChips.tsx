import {
  DisplayState,
  StateCounts,
} from '@podlight/backstage-plugin-kubernetes-common';
import { useText } from '../../i18n/useText';
import { StateCountChips } from '../StateCounts';
import { useCountedStates } from './useCountedStates';

/** @internal */
export interface StateChipsProps {
  readonly counts: StateCounts;
  /** The states that are shown; all of them when empty. */
  readonly status: readonly DisplayState[];
  readonly onStatus: (status: readonly DisplayState[]) => void;
}

/** Number of pods per state; each chip toggles a filter. */
export function StateChips(props: StateChipsProps) {
  const t = useText();
  return (
    <StateCountChips
      label={t('summary.filter')}
      counted={useCountedStates(props.counts)}
      chosen={props.status}
      onChoose={props.onStatus}
    />
  );
}
