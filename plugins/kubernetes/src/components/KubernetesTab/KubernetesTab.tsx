import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { parseDimension } from '@podlight/backstage-plugin-kubernetes-common';
import {
  KubernetesSlots,
  useService,
} from '@podlight/backstage-plugin-kubernetes-react';
import { useMemo } from 'react';
import { SlotsProvider } from '../../slots';
import {
  ExpandedListsProvider,
  GroupDefaultProvider,
  MarkedPodsProvider,
} from '../../viewState';
import { ThemeRoot } from '../ui';
import { KubernetesView, ViewsProvider } from '../Views';
import { ServiceContent } from './ServiceContent';

/** @public */
export interface KubernetesTabProps extends KubernetesSlots {
  /**
   * What comes first in the list of what pods can be grouped by: `version`,
   * `label:commit-id`, … One that is no dimension is ignored, and one that no pod
   * has is not offered.
   */
  readonly groupByFavourites?: readonly string[];
  /** Default grouping of pods; `cluster` when absent. */
  readonly groupByDefault?: string;
  /** Whether a new user is offered a tour of the tab; true when absent. */
  readonly offersTour?: boolean;
  /** What comes first in the menu of views, on every entity. */
  readonly views?: readonly KubernetesView[];
}

const NO_VIEWS: readonly KubernetesView[] = [];

/**
 * The Kubernetes tab of the entity around it: is it healthy, what is wrong, what
 * to do next.
 *
 * @public
 */
export function KubernetesTab(props: KubernetesTabProps) {
  const { groupByFavourites, groupByDefault = 'cluster' } = props;
  const { offersTour = true } = props;
  const { podActions, podColumns, panels, resources } = props;
  const { views = NO_VIEWS } = props;
  const { entity } = useEntity();
  const live = useService(entity);
  const favourites = useMemo(
    () =>
      (groupByFavourites ?? [])
        .map(parseDimension)
        .filter(dimension => dimension !== undefined),
    [groupByFavourites],
  );
  const slots = useMemo(
    () => ({ podActions, podColumns, panels, resources }),
    [podActions, podColumns, panels, resources],
  );
  const groupDefault = useMemo(
    () => ({ group: [parseDimension(groupByDefault) ?? 'cluster'] as const }),
    [groupByDefault],
  );
  return (
    <SlotsProvider value={slots}>
      <ThemeRoot>
        <GroupDefaultProvider value={groupDefault}>
          <ExpandedListsProvider>
            <MarkedPodsProvider>
              <ViewsProvider
                entityRef={stringifyEntityRef(entity)}
                views={views}
              >
                <ServiceContent
                  entity={entity}
                  live={live}
                  favourites={favourites}
                  offersTour={offersTour}
                />
              </ViewsProvider>
            </MarkedPodsProvider>
          </ExpandedListsProvider>
        </GroupDefaultProvider>
      </ThemeRoot>
    </SlotsProvider>
  );
}
