import { useRevisions } from '@podlight/backstage-plugin-kubernetes-react';
import { AgeWords } from '../../format';
import { ObjectView } from '../../service';
import { RevisionHistory } from '../Revisions';
import { HistoryCommand } from './HistoryCommand';

/** @internal */
export interface ObjectRevisionsProps {
  readonly entityRef: string;
  readonly object: ObjectView;
  /** PLURAL.GROUP; undefined where it is not known. */
  readonly resource: string | undefined;
  readonly ages: AgeWords;
}

/** What each rollout of a workload changed, the newest first. */
export function ObjectRevisions(props: ObjectRevisionsProps) {
  const { entityRef, resource, object } = props;
  const { cluster, row } = object;
  const { namespace, name } = row;
  const history = useRevisions(
    resource === undefined
      ? undefined
      : { entityRef, cluster, resource, namespace, name },
  );
  return (
    <RevisionHistory
      history={history}
      workload={row}
      ages={props.ages}
      command={<HistoryCommand object={object} />}
    />
  );
}
