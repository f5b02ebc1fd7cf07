import {
  FleetCell,
  FleetEnvironment,
  FleetEnvironmentCell,
  fleetParameter,
  FleetColumns,
  FleetServiceRow,
  FleetSkew,
  FleetState,
  isFleetProblem,
  isSkewed,
} from '@podlight/backstage-plugin-kubernetes-common';
import { appLanguageApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useMemo } from 'react';
import { joinFacts, useSpan } from '../../format';
import { visible } from '../../format/visible';
import { useClassTitle } from '../../i18n/findings';
import { Translate, useText } from '../../i18n/useText';
import { memoize } from './memoize';
import { textTemplate } from './textTemplate';

/** Words about services, in the reader's language. */
export interface FleetWords {
  readonly t: Translate;
  /** Name of a service: its title, or the name in its reference. */
  serviceName(service: Pick<FleetServiceRow, 'entityRef' | 'title'>): string;
  /** Name in a reference. */
  refName(entityRef: string): string;
  environmentName(environment: FleetEnvironment, columns: FleetColumns): string;
  /** What is wrong first of all, and that only a part of the service is known. */
  cause(cell: CellCause): string | undefined;
  /** `for 12 min`; undefined for less than a minute. */
  since(time: string | undefined): string | undefined;
  classTitle(failureClass: string): string;
  stateName(state: FleetState): string;
  /** `2/3`, or the state where there are no pods. */
  ready(cell: FleetEnvironmentCell): string;
  /** A cell as a sentence. */
  cellLabel(
    cell: FleetEnvironmentCell,
    names: PlaceNames,
    skew: FleetSkew | undefined,
  ): string;
  /** That the service is not there. */
  isAbsent(names: PlaceNames): string;
  /** That it is not known whether the service is there. */
  isUnknown(names: PlaceNames): string;
}

type CellCause = Pick<FleetCell, 'state'> &
  Partial<Pick<FleetCell, 'classes' | 'headline' | 'isLimited'>>;

/** As they are shown. */
interface PlaceNames {
  readonly service: string;
  readonly place: string;
}

const PLACE_NAMES = ['service', 'place'] as const;

/** @param now - Milliseconds since 1970, by the clock of the backend */
export function useFleetWords(now: number): FleetWords {
  const t = useText();
  const span = useSpan(now);
  const classTitle = useClassTitle();
  const { language } = useApi(appLanguageApiRef).getLanguage();
  // What a thousand rows have in common is translated once.
  const lasting = useMemo(() => toCellWords(t), [t]);
  const since = useMemo(
    () =>
      memoize((time: string | undefined) => {
        const words = span(time);
        return words === undefined
          ? undefined
          : t('fleet.since', { span: words });
      }),
    [t, span],
  );
  return useMemo(
    () => ({
      ...lasting,
      t,
      serviceName: ({ entityRef, title }) =>
        visible(title ?? toName(entityRef)),
      refName: ref => visible(toName(ref)),
      environmentName: ({ title, value }, columns) => {
        if (value !== undefined) return visible(title ?? value);
        const key = fleetParameter(columns);
        return key === undefined
          ? t('fleet.noRegion')
          : t('fleet.noParameter', { key });
      },
      cause: cell => {
        const part = cell.isLimited && t('fleet.cell.limited');
        // What the headline says otherwise is the same in English.
        if (part && !isFleetProblem(cell.state)) return part;
        const { classes = [], headline } = cell;
        const title =
          classes[0] === undefined ? undefined : classTitle(classes[0]);
        // The backend writes English, and says more than the title of the class.
        const cause = visible(
          language === 'en' ? headline ?? title : title ?? headline,
        );
        return part ? joinFacts([cause, part]) : cause;
      },
      since,
      classTitle,
      cellLabel: (cell, names, skew) =>
        lasting.cellLabel(cell, names, since(cell.since), skew),
    }),
    [lasting, t, since, classTitle, language],
  );
}

function toCellWords(t: Translate) {
  const head = textTemplate([...PLACE_NAMES, 'state'], names =>
    t('fleet.cell.label', names),
  );
  const stateName = memoize((state: FleetState) => t(`fleet.state.${state}`));
  const clusters = memoize((count: string) =>
    t('fleet.cell.clusters', { count: Number(count) }),
  );
  const pods = rememberedCounts((ready, total) =>
    t('fleet.cell.pods', { ready, total }),
  );
  const ready = rememberedCounts((up, total) =>
    t('fleet.ready', { ready: up, total }),
  );
  const version = memoize((text: string) =>
    t('fleet.cell.version', { version: text }),
  );
  const versionLabel = (
    cell: FleetEnvironmentCell,
    skew: FleetSkew | undefined,
  ) => {
    if (!cell.versions) return undefined;
    const text = cell.versions.join(', ');
    if (!skew || !isSkewed(cell, skew)) return version(text);
    const { isOrdered, reference } = skew;
    return isOrdered
      ? t('fleet.cell.older', { version: text, reference })
      : t('fleet.cell.other', { version: text, reference });
  };
  return {
    stateName,
    ready: (cell: FleetEnvironmentCell) =>
      cell.pods > 0 ? ready(cell) : stateName(cell.state),
    isAbsent: textTemplate(PLACE_NAMES, names => t('fleet.cell.absent', names)),
    isUnknown: textTemplate(PLACE_NAMES, names =>
      t('fleet.cell.unknown', names),
    ),
    cellLabel: (
      cell: FleetEnvironmentCell,
      names: PlaceNames,
      since: string | undefined,
      skew: FleetSkew | undefined,
    ) =>
      [
        head({ ...names, state: stateName(cell.state) }),
        since,
        cell.pods > 0 && pods(cell),
        cell.clusters.length > 1 && clusters(String(cell.clusters.length)),
        versionLabel(cell, skew),
      ]
        .filter(Boolean)
        .join(', '),
  };
}

function rememberedCounts(
  write: (ready: string, total: string) => string,
): (cell: Pick<FleetEnvironmentCell, 'pods' | 'ready'>) => string {
  const known = memoize((counts: string) => {
    const [ready, total] = counts.split('/');
    return write(ready, total);
  });
  return ({ pods, ready }) => known(`${ready}/${pods}`);
}

function toName(entityRef: string): string {
  return entityRef.slice(entityRef.lastIndexOf('/') + 1);
}
