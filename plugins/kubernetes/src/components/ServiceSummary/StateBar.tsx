import { StateCounts } from '@podlight/backstage-plugin-kubernetes-common';
import { StateCountBar } from '../StateCounts';
import { useCountedStates } from './useCountedStates';

/** @internal */
export interface StateBarProps {
  readonly counts: StateCounts;
  readonly thin?: boolean;
}

/** Shares of the states of pods as one bar. */
export function StateBar(props: StateBarProps) {
  const counted = useCountedStates(props.counts);
  return <StateCountBar counted={counted} thin={props.thin} />;
}
