import {
  FLEET_NODE_POOLS,
  FleetFailure,
  FleetFailureList,
  FleetHelp,
  compareText,
} from '@podlight/backstage-plugin-kubernetes-common';
import { ReactNode, useId, useState } from 'react';
import { Link } from 'react-router-dom';
import { useCount, useMoment } from '../../format';
import { visible } from '../../format/visible';
import { FoldButton, Table } from '../ui';
import { hourText } from './failuresCsv';
import styles from './Failures.module.css';
import { regionCounts } from './regionCounts';
import { Sparkline } from './Sparkline';
import { FleetWords } from './useFleetWords';
import { ServiceLinks } from './useServiceLinks';

/** A row names no more; its details name all. */
const MAX_NAMED = 3;
/** Details name no more services; the page of services has all. */
const MAX_SERVICES = 20;

const COLUMNS = ['class', 'services', 'trend', 'clusters', 'owners'] as const;

/** As the reader's language writes numbers. */
type CountText = (count: number) => string;

/** @internal */
export interface FailureTableProps {
  readonly list: FleetFailureList;
  readonly words: FleetWords;
  readonly links: ServiceLinks;
  /** Address of the services that a filter finds. */
  readonly toServices: (filter: string) => string;
}

/** Failure classes, the one with the most services first. */
export function FailureTable(props: FailureTableProps) {
  const { failures } = props.list;
  const { t } = props.words;
  // The backend tells it only those who may see all clusters.
  const showsHelp = failures.some(({ help }) => help !== undefined);
  const columns = showsHelp ? ([...COLUMNS, 'help'] as const) : COLUMNS;
  return (
    <Table caption={t('failures.caption')}>
      <thead>
        <tr>
          {columns.map(column => (
            <th key={column} scope="col">
              {t(`failures.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      {failures.map(failure => (
        <FailureRows
          key={failure.class}
          {...props}
          failure={failure}
          showsHelp={showsHelp}
        />
      ))}
    </Table>
  );
}

interface RowProps extends FailureTableProps {
  readonly failure: FleetFailure;
}

function FailureRows(props: RowProps & { readonly showsHelp: boolean }) {
  const { failure, list, showsHelp, words } = props;
  const { t } = words;
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const countText = useCount();
  const title = visible(words.classTitle(failure.class));
  const clusterTitles = new Map(
    list.clusters.map(({ name, title: own }) => [name, own ?? name]),
  );
  return (
    <tbody>
      <tr>
        <th scope="row" className={styles.class}>
          <FoldButton
            isOpen={isOpen}
            controls={id}
            onToggle={() => setOpen(!isOpen)}
          >
            {title}
          </FoldButton>
        </th>
        <td className={styles.number}>
          <ServicesLink {...props}>
            {t('failures.services', { count: failure.count })}
          </ServicesLink>
        </td>
        <td>
          <Sparkline
            values={failure.trend}
            label={trendText(failure.trend, words, countText)}
          />
        </td>
        <td className={styles.names}>
          {topText(
            failure.byCluster,
            name => clusterTitles.get(name) ?? name,
            words,
            countText,
          )}
        </td>
        <td className={styles.names}>
          {topText(
            failure.byOwner,
            ref => ownerName(ref, words),
            words,
            countText,
          )}
        </td>
        {showsHelp && (
          <td className={styles.help}>
            <Help help={failure.help} words={words} />
          </td>
        )}
      </tr>
      {isOpen && (
        <tr id={id}>
          <td colSpan={showsHelp ? COLUMNS.length + 1 : COLUMNS.length}>
            <div className={styles.details}>
              <Counts
                title={t('failures.byCluster')}
                counts={failure.byCluster}
                name={name => (
                  <ServicesLink {...props} among={`cluster:"${name}"`}>
                    {visible(clusterTitles.get(name) ?? name)}
                  </ServicesLink>
                )}
              />
              <Counts
                title={t('failures.byRegion')}
                note={t('failures.byRegionNote')}
                counts={regionCounts(failure, list.clusters)}
                name={region =>
                  region === '' ? (
                    t('fleet.noRegion')
                  ) : (
                    <ServicesLink {...props} among={`region:"${region}"`}>
                      {visible(region)}
                    </ServicesLink>
                  )
                }
              />
              <Counts
                title={t('failures.byOwner')}
                counts={failure.byOwner}
                name={ref =>
                  ref === '' ? (
                    t('fleet.without.owner')
                  ) : (
                    <ServicesLink {...props} among={`owner:${ref}`}>
                      {words.refName(ref)}
                    </ServicesLink>
                  )
                }
              />
              {failure.byNodePool && (
                <NodePools {...props} counts={failure.byNodePool} />
              )}
              <Trend {...props} />
              <div>
                <h4 className={styles.detailTitle}>
                  {t('failures.worstServices')}
                </h4>
                <ul>
                  {failure.services.slice(0, MAX_SERVICES).map(ref => (
                    <li key={ref}>
                      <Link className={styles.link} to={props.links.toTab(ref)}>
                        {words.refName(ref)}
                      </Link>
                    </li>
                  ))}
                </ul>
                {failure.count > MAX_SERVICES && (
                  <p className={styles.quiet}>
                    {t('failures.moreServices', {
                      more: countText(failure.count - MAX_SERVICES),
                    })}
                  </p>
                )}
              </div>
            </div>
          </td>
        </tr>
      )}
    </tbody>
  );
}

/** Leads to the services with the failure. */
function ServicesLink(props: {
  readonly failure: FleetFailure;
  readonly toServices: FailureTableProps['toServices'];
  /** A term of the filter; all of them when absent. */
  readonly among?: string;
  readonly children: ReactNode;
}) {
  const { among, failure } = props;
  const filter = [`class:${failure.class}`, among].filter(Boolean).join(' ');
  return (
    <Link className={styles.link} to={props.toServices(filter)}>
      {props.children}
    </Link>
  );
}

/** Services by pool, which are filtered by the same names. */
function NodePools(
  props: RowProps & { readonly counts: Readonly<Record<string, number>> },
) {
  const { counts, words } = props;
  const { t } = words;
  const isUnknown = counts[FLEET_NODE_POOLS.unknown] !== undefined;
  return (
    <Counts
      title={t('failures.byNodePool')}
      note={t(
        isUnknown ? 'failures.nodePoolsUnknown' : 'failures.byNodePoolNote',
      )}
      counts={counts}
      name={pool => (
        <ServicesLink {...props} among={`pool:"${pool}"`}>
          {visible(poolName(pool, t))}
        </ServicesLink>
      )}
    />
  );
}

function poolName(pool: string, t: FleetWords['t']): string {
  switch (pool) {
    case FLEET_NODE_POOLS.notScheduled:
      return t('failures.nodePool.notScheduled');
    case FLEET_NODE_POOLS.none:
      return t('failures.nodePool.none');
    case FLEET_NODE_POOLS.unknown:
      return t('failures.nodePool.unknown');
    default:
      return pool;
  }
}

/** How often it was opened, and of those who said whether it helped, how many it did. */
function Help(props: {
  readonly help: FleetHelp | undefined;
  readonly words: FleetWords;
}) {
  const { t } = props.words;
  const { opened = 0, helped = 0, notHelped = 0 } = props.help ?? {};
  const answers = helped + notHelped;
  if (opened + answers === 0) {
    return <span className={styles.quiet}>{t('failures.help.never')}</span>;
  }
  return (
    <>
      <div>{t('failures.help.opened', { count: opened })}</div>
      {answers > 0 && (
        <div>{t('failures.help.helped', { count: answers, helped })}</div>
      )}
    </>
  );
}

function Counts(props: {
  readonly title: string;
  readonly note?: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly name: (key: string) => ReactNode;
}) {
  const countText = useCount();
  return (
    <div>
      <h4 className={styles.detailTitle}>{props.title}</h4>
      <dl className={styles.counts}>
        {sorted(props.counts).map(([key, count]) => (
          <div key={key}>
            <dt>{visible(props.name(key))}</dt>
            <dd>{countText(count)}</dd>
          </div>
        ))}
      </dl>
      {props.note && <p className={styles.quiet}>{props.note}</p>}
    </div>
  );
}

/** The numbers of the line. */
function Trend({ failure, list, words }: RowProps) {
  const { trend } = failure;
  const { t } = words;
  const moment = useMoment(Date.parse(list.at));
  const countText = useCount();
  if (trend.length === 0) return null;
  const hours = trend.map((count, index) => ({
    at: hourText(list.at, trend.length - 1 - index),
    count,
  }));
  return (
    <div>
      <h4 className={styles.detailTitle}>{t('failures.byHour')}</h4>
      <dl className={styles.counts}>
        {hours.reverse().map(({ at, count }) => (
          <div key={at}>
            <dt>{moment(at)}</dt>
            <dd>{countText(count)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function ownerName(ref: string, { refName, t }: FleetWords): string {
  return ref === '' ? t('fleet.without.owner') : refName(ref);
}

/** `prod-eu 5, prod-us 2, and 3 more`. */
function topText(
  counts: Readonly<Record<string, number>>,
  name: (key: string) => string,
  { t }: FleetWords,
  countText: CountText,
): string {
  const all = sorted(counts);
  const named = all
    .slice(0, MAX_NAMED)
    .map(([key, count]) => `${visible(name(key))} ${countText(count)}`)
    .join(', ');
  const more = all.length - MAX_NAMED;
  return more > 0
    ? t('fleet.notice.names', { names: named, more: String(more) })
    : named;
}

function trendText(
  trend: readonly number[],
  { t }: FleetWords,
  countText: CountText,
): string {
  return t('failures.trend', {
    hours: String(trend.length),
    first: countText(trend[0] ?? 0),
    last: countText(trend.at(-1) ?? 0),
    max: countText(Math.max(0, ...trend)),
  });
}

function sorted(counts: Readonly<Record<string, number>>) {
  return Object.entries(counts).sort(
    ([a, inA], [b, inB]) => inB - inA || compareText(a, b),
  );
}
