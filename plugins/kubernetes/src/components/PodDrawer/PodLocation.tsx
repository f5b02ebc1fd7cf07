import { ObjectRef } from '@podlight/backstage-plugin-kubernetes-common';
import { Fragment, ReactNode } from 'react';
import { AgeWords, FACT_SEPARATOR } from '../../format';
import { visible } from '../../format/visible';
import { useText } from '../../i18n/useText';
import { PodView } from '../../service';
import { TextButton } from '../ui';

/** @internal */
export interface PodLocationProps {
  readonly pod: PodView;
  readonly ages: AgeWords;
  readonly hasDetails: (object: ObjectRef) => boolean;
  readonly onObject: (object: ObjectRef) => void;
}

/** Where a pod runs, what it belongs to, and since when. */
export function PodLocation(props: PodLocationProps) {
  const { row, cluster } = props.pod;
  const t = useText();
  const age = props.ages.age(row.createdAt);
  const facts: readonly (readonly [string, ReactNode])[] = [
    ['cluster', visible(cluster)],
    ['namespace', visible(t('pod.namespace', { namespace: row.namespace }))],
    ['workload', row.workload && <Workload {...props} />],
    ['node', row.node && visible(t('pod.node', { node: row.node }))],
    ['age', age && `${t('popover.age')} ${age}`],
  ];
  return (
    <>
      {facts
        .filter(([, fact]) => fact)
        .map(([name, fact], index) => (
          <Fragment key={name}>
            {index > 0 && FACT_SEPARATOR}
            {fact}
          </Fragment>
        ))}
    </>
  );
}

/** Leads to what all its pods have in common. */
function Workload({ pod: { row }, hasDetails, onObject }: PodLocationProps) {
  const t = useText();
  if (!row.workload) return null;
  const object = { ...row.workload, namespace: row.namespace };
  const words = visible(`${object.kind} ${object.name}`);
  return hasDetails(object) ? (
    <TextButton
      label={t('objects.show', { kind: object.kind, name: object.name })}
      onClick={() => onObject(object)}
    >
      {words}
    </TextButton>
  ) : (
    <>{words}</>
  );
}
