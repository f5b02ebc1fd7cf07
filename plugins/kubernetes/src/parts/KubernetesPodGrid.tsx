import { StatusGrid } from '../components/StatusGrid';
import { KubernetesPart, PartContent } from './KubernetesPart';
import { KubernetesPodsProps, usePartPods } from './usePartPods';

/** @public */
export interface KubernetesPodGridProps extends KubernetesPodsProps {
  /** Small, medium (when absent) or large. */
  readonly size?: 's' | 'm' | 'l';
}

/**
 * The pods of an entity as tiles, in groups.
 *
 * @public
 */
export function KubernetesPodGrid(props: KubernetesPodGridProps) {
  return (
    <KubernetesPart entity={props.entity} live={props.live}>
      {content => <Grid {...props} content={content} />}
    </KubernetesPart>
  );
}

function Grid(
  props: KubernetesPodGridProps & { readonly content: PartContent },
) {
  const { dimensions: _, ...pods } = usePartPods(props, props.content);
  return <StatusGrid {...pods} size={props.size ?? 'm'} />;
}
