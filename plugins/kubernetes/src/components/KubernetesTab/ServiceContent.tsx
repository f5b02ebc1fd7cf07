import { Entity } from '@backstage/catalog-model';
import { Dimension } from '@podlight/backstage-plugin-kubernetes-common';
import {
  useUsageFollower,
  UseServiceResult,
} from '@podlight/backstage-plugin-kubernetes-react';
import { memo, useMemo } from 'react';
import { useViewEvents } from '../../analytics';
import { useAge } from '../../format';
import { countObjectStates, useServiceView } from '../../service';
import { UsageProvider } from '../../usage';
import { podKey, useViewState } from '../../viewState';
import { ConnectDialog } from '../Connect';
import { ConnectionAlert } from '../ConnectionAlert';
import { ObjectChipsProps, ServiceSummary } from '../ServiceSummary';
import { RunningTour, TourInvitation, useTour } from '../Tour';
import { useIsTextSelected } from '../ui';
import { DialogHost } from './DialogHost';
import { EverySecond } from './EverySecond';
import styles from './KubernetesTab.module.css';
import { LinkNotice } from './LinkNotice';
import { ProviderNotice } from './ProviderNotice';
import { ServiceBody } from './ServiceBody';
import { ServiceProviders } from './ServiceProviders';
import { BodySkeleton, TabSkeleton } from './TabSkeleton';
import { useFirstPicture } from './useFirstPicture';
import { useFrozen } from './useFrozen';
import { useSlowNow } from './useSlowNow';
import { useTabShortcuts } from './useTabShortcuts';

/** @internal */
export interface ServiceContentProps {
  readonly entity: Entity;
  readonly live: UseServiceResult;
  /** What the platform team put first among what pods can be grouped by. */
  readonly favourites: readonly Dimension[];
  readonly offersTour: boolean;
}

/** The tab, from what is known of the service at this moment. */
export const ServiceContent = memo(PlainServiceContent);

function PlainServiceContent(props: ServiceContentProps) {
  const { connection, clockOffsetMs, reconnect } = props.live;
  const isFrozen = useIsTextSelected();
  const service = useFrozen(props.live.service, isFrozen);
  const isCutOff =
    connection.phase === 'lost' || connection.phase === 'refused';
  const firstPicture = useFirstPicture(service);
  // No more follows, so what there is has waited long enough.
  const picture = isCutOff ? 'whole' : firstPicture;
  const isGrowing = picture !== 'whole';
  const isUnseen = picture === 'outline' || picture === 'summary';
  const view = useServiceView(service, isCutOff, isUnseen);
  const now = useSlowNow(clockOffsetMs, isFrozen);
  const ages = useAge(now);
  const seconds = { clockOffsetMs, isFrozen };
  const [state, change] = useViewState();
  useViewEvents(state);
  const objectCounts = useMemo(
    () => countObjectStates(service.clusters),
    [service.clusters],
  );
  const objects: ObjectChipsProps = {
    counts: objectCounts,
    status: state.objectStatus,
    onStatus: objectStatus =>
      change({
        objectStatus,
        // A chip opens a closed list, and leaves an open one open.
        ...(state.objects === 'closed' && { objects: undefined }),
      }),
  };
  const tour = useTour(props.offersTour);
  const keys = useTabShortcuts(view, props.favourites, tour.start);
  const isPaused = props.live.isPaused || isFrozen;
  const usage = useUsageFollower(props.entity, { isPaused });
  const isLoading = isGrowing && view.clusterCounts.connecting > 0;

  if (!service.hello || picture === 'outline') {
    return isCutOff ? (
      <ConnectionAlert
        connection={connection}
        ages={ages}
        onRetry={reconnect}
      />
    ) : (
      <TabSkeleton isHeld={service.hello !== undefined} />
    );
  }
  const { hello } = service;
  return (
    <ServiceProviders
      entity={props.entity}
      hello={hello}
      service={service}
      view={view}
      now={now}
      isCutOff={isCutOff}
    >
      <UsageProvider follower={usage} pods={view.pods} isPaused={isPaused}>
        <div
          ref={keys.tab}
          tabIndex={-1}
          className={styles.tab}
          data-held={isGrowing}
        >
          <EverySecond {...seconds}>
            {secondAges => (
              <ConnectionAlert
                connection={connection}
                lastMessageAt={service.lastMessageAt}
                ages={secondAges}
                onRetry={reconnect}
              />
            )}
          </EverySecond>
          <LinkNotice />
          <ProviderNotice problems={hello.providerProblems} />
          {hello.clusters.length > 0 && (
            <EverySecond {...seconds}>
              {secondAges => (
                <ServiceSummary
                  view={view}
                  live={props.live}
                  isFrozen={isFrozen}
                  ages={secondAges}
                  onShortcuts={keys.showSheet}
                  objects={isLoading ? undefined : objects}
                  aside={<TourInvitation tour={tour} />}
                  status={state.status}
                  onStatus={status => change({ status })}
                />
              )}
            </EverySecond>
          )}
          {picture === 'summary' ? (
            <BodySkeleton />
          ) : (
            <ServiceBody
              entity={props.entity}
              hello={hello}
              clusters={service.clusters}
              view={view}
              favourites={props.favourites}
              state={state}
              now={now}
              ages={ages}
              seconds={seconds}
              isWatching={connection.phase === 'open'}
              isGrowing={isGrowing}
              onChange={change}
            />
          )}
          <EverySecond {...seconds}>
            {secondAges => (
              <DialogHost
                entityRef={hello.entityRef}
                open={state}
                view={view}
                serviceClusters={service.clusters}
                now={now}
                ages={secondAges}
                onOpen={change}
              />
            )}
          </EverySecond>
          <ConnectDialog
            pod={state.pod && view.podsByKey.get(podKey(state.pod))}
          />
          {keys.sheet}
          <RunningTour tour={tour} />
        </div>
      </UsageProvider>
    </ServiceProviders>
  );
}
