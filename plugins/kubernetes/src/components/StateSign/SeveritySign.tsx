import { Severity } from '@podlight/backstage-plugin-kubernetes-common';
import { StateSign } from './StateSign';

/** The signs that readers know from the grid, so that there is one language of signs only. */
const STATE_OF = {
  error: 'failing',
  warning: 'notReady',
  info: undefined,
} as const;

/** @internal */
export interface SeveritySignProps {
  readonly severity: Severity;
  /** CSS pixels; 20 when absent. */
  readonly sizePx?: number;
}

/** The sign of a severity; the severity must stand beside it in words. */
export function SeveritySign(props: SeveritySignProps) {
  return (
    <StateSign state={STATE_OF[props.severity]} sizePx={props.sizePx ?? 20} />
  );
}
