import {
  isFleetProblem,
  worstFleetCell,
} from '@podlight/backstage-plugin-kubernetes-common';
import { joinFacts } from '../../format';
import { StateSign } from '../StateSign';
import styles from './Fleet.module.css';
import { FleetRowProps, RowContext } from './rowProps';
import { fleetSign } from './fleetSign';

/** Name, worst cause and facts of a service. */
export function serviceHead(row: RowContext, props: FleetRowProps) {
  const { groupBy, service, since, words } = props;
  const { owner, system, state } = service;
  const { t } = words;
  const worst = worstFleetCell(service);
  const cause = worst && words.cause(worst);
  const facts = [
    ...[words.stateName(state), since],
    ...[
      row.skew && t('fleet.skew'),
      service.unseen && t('fleet.unseen', { count: service.unseen.length }),
      groupBy !== 'system' &&
        system &&
        t('fleet.inSystem', { name: words.refName(system) }),
      groupBy !== 'owner' &&
        owner &&
        t('fleet.ownedBy', { name: words.refName(owner) }),
    ],
  ];
  return (
    <>
      <StateSign state={fleetSign(state)} sizePx={20} />
      <div className={styles.serviceText}>
        <a
          className={styles.name}
          href={row.links.toHref(row.tab)}
          data-to={row.tab}
          data-stop=""
          data-problem={isFleetProblem(state) || undefined}
          tabIndex={props.isFirst ? 0 : -1}
        >
          {row.name}
        </a>
        {cause && <p className={styles.cause}>{cause}</p>}
        <p className={styles.quiet}>{joinFacts(facts)}</p>
      </div>
    </>
  );
}
