import { Entity } from '@backstage/catalog-model';
import {
  useNow,
  UseServiceResult,
} from '@podlight/backstage-plugin-kubernetes-react';
import { ReactNode } from 'react';
import { TabSkeleton } from '../components/KubernetesTab/TabSkeleton';
import { ConnectDialog } from '../components/Connect';
import { ConnectionTrouble } from '../components/ConnectionTrouble';
import { ThemeRoot } from '../components/ui';
import { AgeWords, useAge } from '../format';
import { GuidanceProvider } from '../guidance';
import { ServiceView, useServiceView } from '../service';

/** Ages in a part need not be newer than that. */
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

/** Surrounds a part with what it needs, and stands in for it while there is nothing to show. */
export function KubernetesPart(
  props: KubernetesPartProps & {
    readonly children: (view: ServiceView, ages: AgeWords) => ReactNode;
  },
) {
  const { entity, live } = props;
  const { service, connection } = live;
  const view = useServiceView(service);
  const now = useNow(CLOCK_INTERVAL_MS) + live.clockOffsetMs;
  const ages = useAge(now);
  const { hello, heardAt } = service;
  const isCutOff =
    connection.phase === 'lost' || connection.phase === 'refused';
  return (
    <ThemeRoot>
      {isCutOff && (
        <ConnectionTrouble
          connection={connection}
          heardAt={heardAt}
          ages={ages}
          onRetry={live.retry}
        />
      )}
      {!hello && !isCutOff && <TabSkeleton />}
      {hello && (
        <GuidanceProvider
          entity={entity}
          selector={hello.selector}
          namespace={hello.namespace}
          clusters={view.clusters}
          templates={hello.links}
          now={now}
        >
          {props.children(view, ages)}
          <ConnectDialog />
        </GuidanceProvider>
      )}
    </ThemeRoot>
  );
}
