import { useObjectEvents } from '@podlight/backstage-plugin-kubernetes-react';
import { AgeWords } from '../../format';
import { useText } from '../../i18n/useText';
import { EventList } from './EventList';

/** @internal */
export interface ObjectEventsProps {
  readonly entityRef: string;
  readonly cluster: string;
  readonly kind: string;
  /** PLURAL.GROUP; undefined where it is not known. */
  readonly resource: string | undefined;
  /** Empty for a cluster-scoped object. */
  readonly namespace: string;
  readonly name: string;
  readonly ages: AgeWords;
}

/** Events of one object that is no pod, newest first. */
export function ObjectEvents(props: ObjectEventsProps) {
  const { entityRef, cluster, kind, resource, namespace, name } = props;
  const t = useText();
  const events = useObjectEvents(
    resource === undefined
      ? undefined
      : { entityRef, cluster, resource, namespace, name },
  );
  return resource === undefined ? (
    <p>{t('objectDrawer.newerKind', { kind })}</p>
  ) : (
    <EventList
      events={events}
      label={t('objectDrawer.eventsOf', { kind, name })}
      ages={props.ages}
    />
  );
}
