import {
  KubernetesResource,
  KubernetesResourceExtension,
  useResources,
} from '@podlight/backstage-plugin-kubernetes-react';
import { ReactNode } from 'react';
import { visible } from '../format/visible';
import { SlotBoundary } from './SlotBoundary';
import { useResourceExtensions } from './SlotsContext';
import styles from './slots.module.css';

/** An object in one cluster. */
export interface ResourceSlotProps {
  readonly cluster: string;
  readonly row: {
    readonly namespace: string;
    readonly name: string;
    readonly customResource?: { readonly definition: string };
  };
}

/** Actions that other plugins add for a custom resource. */
export function ResourceActionSlot(props: ResourceSlotProps) {
  return (
    <Slots {...props}>
      {({ id, action: Action }, resource) =>
        Action && (
          <SlotBoundary key={id} id={id}>
            <Action resource={resource} />
          </SlotBoundary>
        )
      }
    </Slots>
  );
}

/** Details that other plugins add for a custom resource, each with its heading. */
export function ResourceDetailsSlot(
  props: ResourceSlotProps & {
    readonly section: (title: string, children: ReactNode) => ReactNode;
  },
) {
  return (
    <Slots {...props}>
      {({ id, title, component: Details }, resource) =>
        Details && (
          <SlotBoundary key={id} id={id}>
            {props.section(
              title ?? resource.kind,
              <Details resource={resource} />,
            )}
          </SlotBoundary>
        )
      }
    </Slots>
  );
}

/** Facts that other plugins add to the row of a custom resource. */
export function ResourceColumnSlot(props: ResourceSlotProps) {
  return (
    <Slots {...props}>
      {({ id, column }, resource) =>
        column && (
          <SlotBoundary key={id} id={id}>
            <span className={styles.fact}>
              <span className={styles.quiet}>{visible(column.title)}</span>{' '}
              <column.component resource={resource} />
            </span>
          </SlotBoundary>
        )
      }
    </Slots>
  );
}

interface SlotsProps extends ResourceSlotProps {
  readonly children: (
    extension: KubernetesResourceExtension,
    resource: KubernetesResource,
  ) => ReactNode;
}

/** Nothing is looked up for objects that no plugin adds to. */
function Slots(props: SlotsProps) {
  const { cluster, row } = props;
  const definition = row.customResource?.definition;
  const extensions = useResourceExtensions(definition);
  return definition === undefined || extensions.length === 0 ? null : (
    <FilledSlots
      // What was asked or failed about one object must not be said of the next one.
      key={JSON.stringify([cluster, row.namespace, row.name])}
      {...props}
      definition={definition}
      extensions={extensions}
    />
  );
}

function FilledSlots(
  props: SlotsProps & {
    readonly definition: string;
    readonly extensions: readonly KubernetesResourceExtension[];
  },
) {
  const { cluster, row } = props;
  const resource = useResources(props.definition).find(
    each =>
      each.cluster === cluster &&
      each.namespace === row.namespace &&
      each.name === row.name,
  );
  return resource ? (
    <>{props.extensions.map(each => props.children(each, resource))}</>
  ) : null;
}
