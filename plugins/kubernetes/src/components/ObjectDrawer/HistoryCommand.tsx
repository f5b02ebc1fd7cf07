import { kubectl, oc } from '@podlight/backstage-plugin-kubernetes-common';
import { useCli, useClusterContext } from '../../guidance';
import { useText } from '../../i18n/useText';
import { ObjectView } from '../../service';
import { CommandLine } from '../CommandLine';

/** @internal */
export interface HistoryCommandProps {
  readonly object: ObjectView;
}

/** Lists the revisions of a workload; nothing for a kind that `kubectl rollout` doesn't know. */
export function HistoryCommand({
  object: { cluster, row },
}: HistoryCommandProps) {
  const { kind, namespace, name, customResource } = row;
  const t = useText();
  const context = useClusterContext(cluster);
  const run = useCli() === 'oc' ? oc : kubectl;
  if (customResource) return null;
  return (
    <>
      <p>{t('revisions.olderCommand')}</p>
      <CommandLine
        command={run(
          ...(context === undefined ? [] : [`--context=${context}`]),
          ...['-n', namespace, 'rollout', 'history'],
          `${kind.toLowerCase()}/${name}`,
        )}
        copyLabel={t('revisions.copyHistory', { kind, name })}
      />
    </>
  );
}
