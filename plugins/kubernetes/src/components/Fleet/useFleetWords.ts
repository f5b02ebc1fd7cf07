import {
  FleetCell,
  FleetEnvironment,
  FleetEnvironmentCell,
  fleetParameter,
  FleetColumns,
  FleetServiceRow,
  FleetSkew,
  isSkewed,
} from '@podlight/backstage-plugin-kubernetes-common';
import { appLanguageApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useMemo } from 'react';
import { useSpan } from '../../format';
import { visible } from '../../format/visible';
import { useClassTitle } from '../../i18n/findings';
import { Translate, useText } from '../../i18n/useText';

/** Words about services, in the reader's language. */
export interface FleetWords {
  readonly t: Translate;
  /** Name of a service: its title, or the name in its reference. */
  serviceName(service: Pick<FleetServiceRow, 'entityRef' | 'title'>): string;
  /** Name in a reference. */
  refName(entityRef: string): string;
  environmentName(environment: FleetEnvironment, columns: FleetColumns): string;
  /** What is wrong first of all. */
  cause(cell: Pick<FleetCell, 'classes' | 'headline'>): string | undefined;
  /** `for 12 min`; undefined for less than a minute. */
  since(time: string | undefined): string | undefined;
  classTitle(failureClass: string): string;
  /** A cell as a sentence. */
  cellLabel(
    cell: FleetEnvironmentCell,
    names: { readonly service: string; readonly place: string },
    skew: FleetSkew | undefined,
  ): string;
}

/** @param now - Milliseconds since 1970, by the clock of the backend */
export function useFleetWords(now: number): FleetWords {
  const t = useText();
  const span = useSpan(now);
  const classTitle = useClassTitle();
  const { language } = useApi(appLanguageApiRef).getLanguage();
  return useMemo(() => {
    const since = (time: string | undefined) => {
      const words = span(time);
      return words === undefined
        ? undefined
        : t('fleet.since', { span: words });
    };
    return {
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
      cause: ({ classes = [], headline }) => {
        const title =
          classes[0] === undefined ? undefined : classTitle(classes[0]);
        // The backend writes English, and says more than the title of the class.
        return visible(
          language === 'en' ? headline ?? title : title ?? headline,
        );
      },
      since,
      classTitle,
      cellLabel: (cell, names, skew) =>
        [
          t('fleet.cell.label', {
            ...names,
            state: t(`fleet.state.${cell.state}`),
          }),
          since(cell.since),
          cell.pods > 0 &&
            t('fleet.cell.pods', {
              ready: String(cell.ready),
              total: String(cell.pods),
            }),
          cell.clusters.length > 1 &&
            t('fleet.cell.clusters', { count: cell.clusters.length }),
          versionLabel(cell, skew, t),
        ]
          .filter(Boolean)
          .join(', '),
    };
  }, [t, span, classTitle, language]);
}

function versionLabel(
  cell: FleetEnvironmentCell,
  skew: FleetSkew | undefined,
  t: Translate,
): string | undefined {
  if (!cell.versions) return undefined;
  const version = cell.versions.join(', ');
  if (!skew || !isSkewed(cell, skew))
    return t('fleet.cell.version', { version });
  const { isOrdered, reference } = skew;
  return isOrdered
    ? t('fleet.cell.older', { version, reference })
    : t('fleet.cell.other', { version, reference });
}

function toName(entityRef: string): string {
  return entityRef.slice(entityRef.lastIndexOf('/') + 1);
}
