import { CONNECT_TOOLS } from '@podlight/backstage-plugin-kubernetes-common';
import { GuidedCluster } from '../../guidance';
import { useText } from '../../i18n/useText';
import { ConnectState } from '../../viewState';
import { InlineSelect, Segments } from '../ui';
import styles from './Connect.module.css';

/** @internal */
export interface ConnectChoicesProps {
  readonly clusters: readonly GuidedCluster[];
  readonly namespaces: readonly string[];
  readonly chosen: ConnectState & { readonly namespace: string };
  readonly onChange: (chosen: ConnectState) => void;
}

/** Choice of cluster, namespace and tool, each only where there is more than one. */
export function ConnectChoices(props: ConnectChoicesProps) {
  const { clusters, namespaces, chosen, onChange } = props;
  const t = useText();
  const isKnown = clusters.some(({ head }) => head.name === chosen.cluster);
  const gone = isKnown ? [] : [{ value: chosen.cluster, text: chosen.cluster }];
  const options = clusters.map(({ head }) => ({
    value: head.name,
    text: head.title ?? head.name,
  }));
  return (
    <div className={styles.choices}>
      {clusters.length + gone.length > 1 && (
        <InlineSelect
          label={t('connect.cluster')}
          value={chosen.cluster}
          groups={[{ heading: '', options: [...gone, ...options] }]}
          onChange={cluster => onChange({ tool: chosen.tool, cluster })}
        />
      )}
      {namespaces.length > 1 && (
        <InlineSelect
          label={t('connect.namespace')}
          value={chosen.namespace}
          groups={[
            {
              heading: '',
              options: namespaces.map(value => ({ value, text: value })),
            },
          ]}
          onChange={namespace => onChange({ ...chosen, namespace })}
        />
      )}
      <Segments
        label={t('connect.tool')}
        value={chosen.tool}
        options={CONNECT_TOOLS.map(value => ({ value, text: value }))}
        onChange={tool => onChange({ ...chosen, tool })}
      />
    </div>
  );
}
