import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  useNow,
  UseServiceResult,
} from '@podlight/backstage-plugin-kubernetes-react';
import { ReactNode } from 'react';
import { ConnectDialog } from '../components/Connect';
import { ConnectionAlert } from '../components/ConnectionAlert';
import { ServiceProviders } from '../components/KubernetesTab/ServiceProviders';
import { TabSkeleton } from '../components/KubernetesTab/TabSkeleton';
import { ThemeRoot } from '../components/ui';
import { AgeWords, useAge } from '../format';
import { PodView, ServiceView, useServiceView } from '../service';
import { LocalViewState, ViewState } from '../viewState';

/** Ages in a part are updated this often. */
const CLOCK_INTERVAL_MS = 10_000;

/**
 * What every part of the tab shows something of.
 *
 * @public
 */
export interface KubernetesPartProps {
  readonly entity: Entity;
  /** From `useService`; one for all parts on a screen, so that they share one connection. */
  readonly live: UseServiceResult;
}

/** Data of a part. */
export interface PartContent {
  readonly view: ServiceView;
  readonly ages: AgeWords;
  readonly entityRef: string;
}

/** Provides the context of a part, and shows a placeholder until there is data. */
export function KubernetesPart(
  props: KubernetesPartProps & {
    /** Renders nothing while disconnected: other parts report that. */
    readonly isQuiet?: boolean;
    /** Initial differences from the default view. */
    readonly initialView?: Partial<ViewState>;
    /** The pod whose commands are beside those for its cluster. */
    readonly connectPod?: (view: ServiceView) => PodView | undefined;
    readonly children: (content: PartContent) => ReactNode;
  },
) {
  const { entity, live, isQuiet } = props;
  const { service, connection } = live;
  const now = useNow(CLOCK_INTERVAL_MS) + live.clockOffsetMs;
  const ages = useAge(now);
  const { hello, lastMessageAt } = service;
  const isCutOff =
    connection.phase === 'lost' || connection.phase === 'refused';
  const view = useServiceView(service, isCutOff);
  return (
    <ThemeRoot>
      {isCutOff && !isQuiet && (
        <ConnectionAlert
          connection={connection}
          lastMessageAt={lastMessageAt}
          ages={ages}
          onRetry={live.reconnect}
        />
      )}
      {!hello && !isCutOff && !isQuiet && <TabSkeleton />}
      {hello && (
        <ServiceProviders {...{ entity, hello, service, view, now, isCutOff }}>
          <LocalViewState initial={props.initialView}>
            {props.children({
              view,
              ages,
              entityRef: stringifyEntityRef(entity),
            })}
            <ConnectDialog pod={props.connectPod?.(view)} />
          </LocalViewState>
        </ServiceProviders>
      )}
    </ThemeRoot>
  );
}
