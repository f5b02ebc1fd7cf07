import { useMemo } from 'react';
import { PodView } from '../../service';
import { useText } from '../../i18n/useText';
import { InlineSelect } from '../ui';

/** What stands for the container that each pod is mainly about. */
const MAIN = '';

/** @internal */
export interface ContainerPickerProps {
  readonly pods: readonly PodView[];
  /** The main one of each pod when absent. */
  readonly container: string | undefined;
  readonly onChange: (container: string | undefined) => void;
}

/** Which container of many pods; nothing where there is no choice. */
export function ContainerPicker(props: ContainerPickerProps) {
  const { pods } = props;
  const t = useText();
  const names = useMemo(() => {
    const containers = pods.flatMap(pod => pod.row.containers);
    return [...new Set(containers.map(({ name }) => name))];
  }, [pods]);
  if (names.length < 2) return null;
  return (
    <InlineSelect
      label={t('merged.container')}
      value={props.container ?? MAIN}
      groups={[
        {
          heading: '',
          options: [
            { value: MAIN, text: t('merged.eachDefault') },
            ...names.map(name => ({ value: name, text: name })),
          ],
        },
      ]}
      onChange={name => props.onChange(name || undefined)}
    />
  );
}
