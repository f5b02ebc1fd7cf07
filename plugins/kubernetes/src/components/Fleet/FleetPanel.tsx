import { FleetServiceList } from '@podlight/backstage-plugin-kubernetes-common';
import {
  FleetScope,
  useFleetServices,
  UseFleetResult,
  useNow,
} from '@podlight/backstage-plugin-kubernetes-react';
import { useDeferredValue, useMemo } from 'react';
import { useAge } from '../../format';
import { DEFAULT_FLEET_VIEW, useFleetView } from '../../viewState';
import { focusFilter, focusProblem, useShortcuts } from '../Shortcuts';
import { Alert, Button, Card, ThemeRoot } from '../ui';
import { backendNow } from './backendNow';
import styles from './Fleet.module.css';
import { FleetGrid } from './FleetGrid';
import { toFleetModel, toFleetPlaces } from './fleetModel';
import { FleetNotices } from './FleetNotices';
import { FleetSkeleton } from './FleetSkeleton';
import { FleetSummary } from './FleetSummary';
import { FleetToolbar } from './FleetToolbar';
import { FleetTrouble, hidesList } from './FleetTrouble';
import { foldedText } from './foldedText';
import { useFleetWords } from './useFleetWords';
import { useServiceLinks } from './useServiceLinks';

/** Ages on a page of services are of minutes. */
const TICK_MS = 5_000;

const EMPTY = { all: 'emptyAll', mine: 'emptyMine' } as const;

/** @internal */
export interface FleetPanelProps {
  readonly scope: FleetScope;
}

/** The services of a scope and where they run, worst first. */
export function FleetPanel(props: FleetPanelProps) {
  const fleet = useFleetServices(props.scope);
  const ages = useAge(useNow(TICK_MS));
  const { error, list } = fleet;
  return (
    <ThemeRoot>
      <div className={styles.panel}>
        <FleetTrouble fleet={fleet} ages={ages} />
        {!list && !error && <FleetSkeleton />}
        {list && !hidesList(error) && (
          <Services {...props} fleet={fleet} list={list} now={ages.now} />
        )}
      </div>
    </ThemeRoot>
  );
}

function Services(
  props: FleetPanelProps & {
    readonly fleet: UseFleetResult<FleetServiceList>;
    readonly list: FleetServiceList;
    readonly now: number;
  },
) {
  const { fleet, list, now, scope } = props;
  const [view, change] = useFleetView();
  // Neither a filter of a thousand services nor news of them may hold up the next letter.
  const shownView = useDeferredValue(view);
  const words = useFleetWords(backendNow(list, fleet.receivedAt, now));
  const links = useServiceLinks();
  const ages = useAge(now);
  const { classTitle, t } = words;
  // Unlike the list, these keep their identity while nothing changes.
  const { clusters, services } = useDeferredValue(list);
  const model = useMemo(
    () => toFleetModel({ clusters, services }, shownView, classTitle),
    [clusters, services, shownView, classTitle],
  );
  const { environments, unclear } = useMemo(
    () => toFleetPlaces(clusters, model.columns),
    [clusters, model.columns],
  );
  const totals = useMemo(
    () => countBy(services, shownView.group),
    [services, shownView.group],
  );
  const keys = useShortcuts({
    filter: focusFilter,
    nextProblem: tab => focusProblem(tab, 1),
    previousProblem: tab => focusProblem(tab, -1),
  });
  // Healthy services come to what is drawn, and that is no reason to draw it anew.
  const { showsHealthy: _, ...listed } = shownView;
  const listKey = JSON.stringify(listed);
  // Updating the ages of a thousand rows must not block typing.
  const rowWords = useDeferredValue(words);
  const folded = foldedText(model.folded, t);
  return (
    <div ref={keys} tabIndex={-1} className={styles.keys}>
      <FleetSummary
        counts={model.counts}
        ago={ages.ago(new Date(fleet.receivedAt ?? now).toISOString())}
        status={view.status}
        onStatus={status => change({ status })}
        onReload={fleet.reload}
      />
      <FleetNotices list={list} />
      {model.total === 0 ? (
        <Alert severity="info">
          {t(`fleet.${typeof scope === 'string' ? EMPTY[scope] : 'emptyOf'}`)}
        </Alert>
      ) : (
        <Card className={styles.services} label={t('fleet.title')}>
          <FleetToolbar
            view={view}
            columns={model.columns}
            choices={model.choices}
            onChange={change}
          />
          {model.isFiltered && (
            <p className={styles.shown} role="status">
              {model.shown === 0
                ? t('fleet.noMatches')
                : t('fleet.shown', {
                    count: model.shown,
                    total: String(model.total),
                  })}
              <Button
                kind="text"
                onClick={() => change({ filter: '', status: [] })}
              >
                {t('fleet.clear')}
              </Button>
            </p>
          )}
          {model.shown > 0 && (
            <FleetGrid
              groups={model.groups}
              groupBy={shownView.group}
              environments={environments}
              unclear={unclear}
              columns={model.columns}
              totals={totals}
              words={rowWords}
              links={links}
              listKey={listKey}
            />
          )}
          {model.folded.length > 0 && (
            <div>
              <Button
                kind="text"
                isLong
                onClick={() => change({ showsHealthy: !model.showsFolded })}
              >
                {t(
                  model.showsFolded ? 'fleet.hideFolded' : 'fleet.showFolded',
                  {
                    services: folded,
                  },
                )}
              </Button>
            </div>
          )}
        </Card>
      )}
    </div>
  );
}

function countBy(
  services: FleetServiceList['services'],
  group: (typeof DEFAULT_FLEET_VIEW)['group'],
): ReadonlyMap<string | undefined, number> {
  const counts = new Map<string | undefined, number>();
  if (group === 'none') return counts;
  for (const service of services) {
    counts.set(service[group], (counts.get(service[group]) ?? 0) + 1);
  }
  return counts;
}
