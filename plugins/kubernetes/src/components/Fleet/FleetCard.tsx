import {
  FleetServiceList,
  FleetServiceRow,
  isFleetProblem,
  countFleetStates,
  worstFleetCell,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  FleetScope,
  useFleetServices,
  useNow,
} from '@podlight/backstage-plugin-kubernetes-react';
import { Link } from 'react-router-dom';
import { joinFacts, useAge } from '../../format';
import { useText } from '../../i18n/useText';
import { StateSign } from '../StateSign';
import { Announcement, Skeleton, ThemeRoot } from '../ui';
import { backendNow } from './backendNow';
import styles from './Fleet.module.css';
import { FleetNotices } from './FleetNotices';
import { fleetSign } from './fleetSign';
import { FleetStateBar } from './FleetSummary';
import { FleetTrouble, hidesList } from './FleetTrouble';
import { useFleetWords } from './useFleetWords';
import { useServiceLinks } from './useServiceLinks';
import { verdictText, findWorstState } from './verdictText';

/** A card is glanced at: nothing in it is worth a redraw each second. */
const TICK_MS = 15_000;

/** A card names no more services. */
const MAX_NAMED = 5;

const EMPTY = { all: 'emptyAll', mine: 'emptyMine' } as const;

/** @internal */
export interface FleetCardProps {
  readonly scope: FleetScope;
  /** Where all of these services are, if there is such a page. */
  readonly href?: string;
}

/** How many services there are in each state, and the worst of them. */
export function FleetCard(props: FleetCardProps) {
  const fleet = useFleetServices(props.scope);
  const { error, list } = fleet;
  const ages = useAge(useNow(TICK_MS));
  const t = useText();
  return (
    <ThemeRoot>
      <section className={styles.card} aria-label={t('fleet.title')}>
        <FleetTrouble fleet={fleet} ages={ages} />
        {!list && !error && <CardSkeleton />}
        {list && !hidesList(error) && (
          <Glance
            {...props}
            list={list}
            now={backendNow(list, fleet.receivedAt, ages.now)}
          />
        )}
      </section>
    </ThemeRoot>
  );
}

function Glance(
  props: FleetCardProps & {
    readonly list: FleetServiceList;
    readonly now: number;
  },
) {
  const { href, list, scope } = props;
  const t = useText();
  const counts = countFleetStates(list.services);
  const worst = findWorstState(counts);
  const words = verdictText(counts, t);
  const problems = list.services.filter(({ state }) => isFleetProblem(state));
  return (
    <>
      <p className={styles.cardVerdict}>
        <StateSign state={worst && fleetSign(worst)} sizePx={28} />
        <span>{words}</span>
      </p>
      <Announcement about={worst ?? ''} words={words} />
      {worst === undefined ? (
        <p>
          {t(`fleet.${typeof scope === 'string' ? EMPTY[scope] : 'emptyOf'}`)}
        </p>
      ) : (
        <FleetStateBar counts={counts} />
      )}
      <FleetNotices list={list} />
      {problems.length > 0 && <Worst problems={problems} now={props.now} />}
      {href !== undefined && (
        <p>
          <Link className={styles.link} to={href}>
            {t('fleet.open')}
          </Link>
        </p>
      )}
    </>
  );
}

function Worst(props: {
  readonly problems: readonly FleetServiceRow[];
  readonly now: number;
}) {
  const { problems } = props;
  const words = useFleetWords(props.now);
  const links = useServiceLinks();
  const { t } = words;
  const more = problems.length - MAX_NAMED;
  return (
    <ul className={styles.worst}>
      {problems.slice(0, MAX_NAMED).map(service => {
        const cell = worstFleetCell(service);
        const cause = cell && words.cause(cell);
        const facts = [
          t(`fleet.state.${service.state}`),
          words.since(cell?.since),
        ];
        return (
          <li key={service.entityRef}>
            <StateSign state={fleetSign(service.state)} sizePx={20} />
            <div className={styles.serviceText}>
              <Link className={styles.name} to={links.toTab(service.entityRef)}>
                {words.serviceName(service)}
              </Link>
              {cause && <p className={styles.cause}>{cause}</p>}
              <p className={styles.quiet}>{joinFacts(facts)}</p>
            </div>
          </li>
        );
      })}
      {more > 0 && (
        <li className={styles.quiet}>
          {t('fleet.moreProblems', { count: more })}
        </li>
      )}
    </ul>
  );
}

function CardSkeleton() {
  const t = useText();
  return (
    <div role="status" aria-label={t('fleet.loading')} className={styles.card}>
      <Skeleton width={220} height={24} />
      <Skeleton width="100%" height={10} />
    </div>
  );
}
