import {
  OBJECT_FILTER_STATES,
  ObjectCounts,
  ObjectFilterState,
} from '../../service';
import { useText } from '../../i18n/useText';
import { StateCountChips } from '../StateCounts';

/** @internal */
export interface ObjectChipsProps {
  readonly counts: ObjectCounts;
  /** The states that are listed; all of them when empty. */
  readonly status: readonly ObjectFilterState[];
  readonly onStatus: (status: readonly ObjectFilterState[]) => void;
}

/** Number of objects in each state that is worth a look; each chip toggles a filter of their list. */
export function ObjectChips(props: ObjectChipsProps) {
  const { counts } = props;
  const t = useText();
  return (
    <StateCountChips
      label={t('summary.filterObjects')}
      counted={OBJECT_FILTER_STATES.map(state => ({
        state,
        sign: state,
        count: counts[state],
        words: t(`summary.objectsIn.${state}`, { count: counts[state] }),
      }))}
      chosen={props.status}
      onChoose={props.onStatus}
    />
  );
}

/** Whether there is a chip to show. */
export function hasObjectChips({ counts, status }: ObjectChipsProps): boolean {
  return (
    status.length > 0 || OBJECT_FILTER_STATES.some(state => counts[state] > 0)
  );
}
