import { useNow } from '@podlight/backstage-plugin-kubernetes-react';
import { ReactNode } from 'react';
import { AgeWords, useAge } from '../../format';
import { useFrozen } from './useFrozen';

/** Ages on the screen are in whole seconds at first; a slower beat would look stuck. */
const CLOCK_INTERVAL_MS = 1_000;

/** @internal */
export interface EverySecondProps {
  /** Added to this machine's clock. */
  readonly clockOffsetMs: number;
  readonly isFrozen: boolean;
  readonly children: (ages: AgeWords) => ReactNode;
}

/** Renders what counts seconds, and nothing around it: the whole tab each second would block the page. */
export function EverySecond(props: EverySecondProps) {
  const clock = useFrozen(useNow(CLOCK_INTERVAL_MS), props.isFrozen);
  return <>{props.children(useAge(clock + props.clockOffsetMs))}</>;
}
