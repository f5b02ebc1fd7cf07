import { kubectl, oc } from '@podlight/backstage-plugin-kubernetes-common';
import { ObjectView } from '../../service';
import { useCli, useClusterContext } from '../../guidance';
import { useText } from '../../i18n/useText';
import { CommandLine } from '../CommandLine';

/** @internal */
export interface DescribeCommandProps {
  readonly object: ObjectView;
}

/** Command for the whole object, as not all of it is known here. */
export function DescribeCommand({ object }: DescribeCommandProps) {
  const { cluster, row } = object;
  const { kind, namespace, name, customResource } = row;
  const t = useText();
  const context = useClusterContext(cluster);
  const run = useCli() === 'oc' ? oc : kubectl;
  const resource = customResource?.definition ?? kind.toLowerCase();
  return (
    <CommandLine
      command={run(
        ...(context === undefined ? [] : [`--context=${context}`]),
        ...(namespace ? ['-n', namespace] : []),
        'describe',
        `${resource}/${name}`,
      )}
      copyLabel={t('objects.custom.copyDescribe', { kind, name })}
    />
  );
}
