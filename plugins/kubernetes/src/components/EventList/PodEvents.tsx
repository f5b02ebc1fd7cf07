import { usePodEvents } from '@podlight/backstage-plugin-kubernetes-react';
import { AgeWords } from '../../format';
import { PodView } from '../../service';
import { useText } from '../../i18n/useText';
import { EventList } from './EventList';

/** @internal */
export interface PodEventsProps {
  readonly entityRef: string;
  readonly pod: PodView;
  readonly ages: AgeWords;
}

/** Events of one pod, newest first. */
export function PodEvents(props: PodEventsProps) {
  const { pod } = props;
  const t = useText();
  const events = usePodEvents({
    entityRef: props.entityRef,
    cluster: pod.cluster,
    namespace: pod.row.namespace,
    name: pod.row.name,
  });
  return (
    <EventList
      events={events}
      label={t('events.label', { pod: pod.row.name })}
      ages={props.ages}
    />
  );
}
