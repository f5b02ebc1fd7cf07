import { useObjectEvents } from '@podlight/backstage-plugin-kubernetes-react';
import { AgeWords } from '../../format';
import { ObjectView } from '../../service';
import { useText } from '../../i18n/useText';
import { EventList } from '../EventList';

/** @internal */
export interface ObjectEventsProps {
  readonly entityRef: string;
  readonly object: ObjectView;
  /** PLURAL.GROUP; undefined where it is not known. */
  readonly resource: string | undefined;
  readonly ages: AgeWords;
}

/** Events of one object, newest first. */
export function ObjectEvents(props: ObjectEventsProps) {
  const { entityRef, resource } = props;
  const { cluster, row } = props.object;
  const { kind, namespace, name } = row;
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
