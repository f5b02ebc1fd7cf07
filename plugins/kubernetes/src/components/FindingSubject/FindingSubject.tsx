import {
  Finding,
  ObjectRef,
} from '@podlight/backstage-plugin-kubernetes-common';
import { visible } from '../../format/visible';
import { useText } from '../../i18n/useText';
import { podAddress } from '../../service';
import { PodAddress } from '../../viewState';
import { TextButton } from '../ui';

/** These are no rows of the panel of objects. */
const WITHOUT_ROW: ReadonlySet<string> = new Set(['Pod', 'Node', 'ReplicaSet']);

/** @internal */
export interface FindingSubjectProps {
  readonly finding: Finding;
  /** Leads to an object that has a row of its own; absent where there are no such rows. */
  readonly onObject?: (object: ObjectRef) => void;
  /** Leads to the details of a pod; absent where they can't be shown. */
  readonly onPod?: (pod: PodAddress) => void;
  /** Where it leads nowhere. */
  readonly className?: string;
}

/** What a finding is about, which leads to its details where it has some. */
export function FindingSubject(props: FindingSubjectProps) {
  const { finding, onObject, onPod } = props;
  const { scope } = finding;
  const t = useText();
  const words = visible(`${scope.kind} ${scope.name}`);
  const pod =
    scope.kind === 'Pod' && finding.pods.length > 0
      ? podAddress(finding, finding.pods[0])
      : undefined;
  const open =
    (pod && onPod && (() => onPod(pod))) ??
    (onObject && !WITHOUT_ROW.has(scope.kind)
      ? () => onObject(scope)
      : undefined);
  return open ? (
    <TextButton label={t('objects.show', scope)} onClick={open}>
      {words}
    </TextButton>
  ) : (
    <span className={props.className}>{words}</span>
  );
}
