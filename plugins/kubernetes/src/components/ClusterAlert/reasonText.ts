import {
  CLUSTER_FAULTS,
  ClusterFault,
  ClusterReason,
  ClusterReasonCode,
} from '@podlight/backstage-plugin-kubernetes-common';
import { Translate } from '../../i18n/useText';
import { reasonKey } from './reasonKey';

type CamelCase<Text extends string> = Text extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Text;

/** Keys of translations have no hyphens. */
function faultKey(
  fault: ClusterFault | undefined,
): CamelCase<ClusterFault> | undefined;
function faultKey(fault: ClusterFault | undefined): string | undefined {
  // A newer backend may know more of them.
  if (!fault || !CLUSTER_FAULTS.includes(fault)) return undefined;
  return fault.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

function rootCode(reason: Reason): ClusterReasonCode {
  return reason.cause ?? reason.code;
}

type Reason = Pick<ClusterReason, 'code' | 'cause' | 'fault'>;

/** The most specific problem that is known, also behind an open circuit breaker. */
export function problemText(reason: Reason, t: Translate): string {
  const key = faultKey(reason.fault);
  return key
    ? t(`fault.title.${key}`)
    : t(`cluster.problem.${reasonKey(rootCode(reason))}`, {
        code: rootCode(reason),
      });
}

/** What to do about it. */
export function adviceText(reason: Reason, t: Translate): string {
  const key = faultKey(reason.fault);
  return key
    ? t(`fault.advice.${key}`)
    : t(`cluster.advice.${reasonKey(rootCode(reason))}`);
}
