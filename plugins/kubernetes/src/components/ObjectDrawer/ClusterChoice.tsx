import { visible } from '../../format/visible';
import { FoundObject } from '../../service';
import { useText } from '../../i18n/useText';
import { describeObject } from '../ObjectsPanel/cellWords';
import { StateSign } from '../StateSign';
import styles from './ObjectDrawer.module.css';

/** @internal */
export interface ClusterChoiceProps {
  /** The same object in each cluster that has it, the worst first. */
  readonly found: readonly FoundObject[];
  readonly chosen: FoundObject;
  readonly onChange: (cluster: string) => void;
}

/** In which cluster the object is looked at, with its state in each. */
export function ClusterChoice(props: ClusterChoiceProps) {
  const { found, chosen, onChange } = props;
  const t = useText();
  return (
    <div
      role="group"
      aria-label={t('objectDrawer.clusters', { count: found.length })}
      className={styles.clusters}
    >
      {found.map(each => {
        const { view, cluster, state } = each;
        const title = cluster.head.title ?? view.cluster;
        const words = describeObject({ object: view, state }, t);
        return (
          <button
            key={view.cluster}
            type="button"
            className={styles.cluster}
            aria-pressed={each === chosen}
            aria-label={visible([title, words].filter(Boolean).join(', '))}
            title={visible(words)}
            onClick={() => onChange(view.cluster)}
          >
            <StateSign state={state} />
            {visible(title)}
          </button>
        );
      })}
    </div>
  );
}
