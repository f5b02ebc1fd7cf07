import { ContainerRow } from '@podlight/backstage-plugin-kubernetes-common';
import { useMemo } from 'react';
import { visible } from '../../format/visible';
import { AgeWords, joinFacts } from '../../format';
import { PodView } from '../../service';
import { findPodUsage, isRunning, useUsage } from '../../usage';
import { Translate, useText } from '../../i18n/useText';
import { StateSign } from '../StateSign';
import { ContainerUsage, UsageNote } from '../Usage';
import styles from './PodDrawer.module.css';

/** @internal */
export interface ContainerTableProps {
  readonly pod: PodView;
  readonly ages: AgeWords;
}

/** State and usage of the containers of a pod. */
export function ContainerTable(props: ContainerTableProps) {
  const { pod, ages } = props;
  const t = useText();
  const isMeasurable = isRunning(pod);
  const clusters = useMemo(
    () => (isMeasurable ? [pod.cluster] : []),
    [isMeasurable, pod.cluster],
  );
  const known = useUsage(clusters);
  const usage = findPodUsage(known.clusters, pod);
  return (
    <>
      <UsageNote pod={pod} known={known} usage={usage} ages={ages} />
      <ul className={styles.containers}>
        {pod.row.containers.map(container => (
          <li key={visible(container.name)} className={styles.container}>
            <StateSign state={containerState(container)} sizePx={18} />
            <div>
              <p>
                <strong>{visible(container.name)}</strong>{' '}
                {container.kind !== 'app' && (
                  <span className={styles.kind}>
                    {t(`pod.containerKind.${container.kind}`)}
                  </span>
                )}
              </p>
              <p className={styles.detail}>
                {visible(stateText(container, t))}
              </p>
              {container.image && (
                <p className={styles.detail}>
                  <code>{visible(container.image)}</code>
                </p>
              )}
              <ContainerUsage container={container} usage={usage} />
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

function containerState(container: ContainerRow) {
  if (container.ready) return 'ready';
  if (container.state === 'terminated') {
    return container.exitCode === 0 ? 'completed' : 'failing';
  }
  if (container.state === 'running') {
    // Only containers that serve are asked whether they are ready.
    return container.kind === 'app' ? 'notReady' : 'starting';
  }
  return container.restarts > 0 ? 'failing' : undefined;
}

function stateText(container: ContainerRow, t: Translate): string {
  const { state, reason, exitCode, restarts, ready } = container;
  return joinFacts([
    ready ? t('pod.containerReady') : t(`pod.containerState.${state}`),
    reason,
    exitCode !== undefined && t('pod.exitCode', { exitCode: String(exitCode) }),
    restarts > 0 && t('count.restarts', { count: restarts }),
  ]);
}
