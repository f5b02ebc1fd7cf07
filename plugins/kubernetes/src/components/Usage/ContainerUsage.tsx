import {
  containerBounds,
  ContainerRow,
  containerUsage,
  PodUsage,
} from '@podlight/backstage-plugin-kubernetes-common';
import { ResourceUsage } from './ResourceUsage';
import styles from './Usage.module.css';

/** @internal */
export interface ContainerUsageProps {
  readonly container: ContainerRow;
  /** What was measured of its pod. */
  readonly usage: PodUsage | undefined;
}

/** A container's usage, or only its request and limit where usage is not measured. */
export function ContainerUsage(props: ContainerUsageProps) {
  const { container } = props;
  const measured = props.usage?.containers.find(
    ({ name }) => name === container.name,
  );
  const bounds = containerBounds(container);
  const use = measured && containerUsage(container, measured);
  return (
    <div className={styles.usage}>
      <ResourceUsage resource="cpu" bounds={bounds.cpu} use={use?.cpu} />
      <ResourceUsage
        resource="memory"
        bounds={bounds.memory}
        use={use?.memory}
      />
    </div>
  );
}
