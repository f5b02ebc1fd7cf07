import { Finding, PodRow } from '@podlight/backstage-plugin-kubernetes-common';
import { ClusterOwnership } from '@podlight/backstage-plugin-kubernetes-react';
import { ReactNode } from 'react';
import { visible } from '../../format/visible';
import { AgeWords, useSpan } from '../../format';
import {
  FoundObject,
  objectFindings,
  pastConditions,
  SeenConditions,
  sortConditions,
  stateSince,
} from '../../service';
import { ResourceDetailsSlot } from '../../slots';
import { useText } from '../../i18n/useText';
import { Section } from '../HelpDialog';
import { describeObject } from '../ObjectsPanel/cellWords';
import { LabelList } from '../PodDrawer/LabelList';
import { ProblemList } from '../ProblemList';
import { ReachSection } from '../Reach';
import { StateSign } from '../StateSign';
import { WithCode } from '../ui';
import { ConditionList } from './ConditionList';
import { FieldList } from './FieldList';
import { ObjectFacts } from './ObjectFacts';
import { ObjectTools } from './ObjectTools';
import { OwnedTree } from './OwnedTree';
import { OwnerList, TargetList } from './ReferenceList';
import styles from './ObjectDrawer.module.css';

/** @internal */
export interface ObjectOverviewProps {
  readonly found: FoundObject;
  readonly clusterTitle: string;
  readonly ages: AgeWords;
  /** Milliseconds since 1970, by the clock that wrote the times. */
  readonly now: number;
  /** What conditions said before. */
  readonly seen: SeenConditions;
  /** Those of all clusters, worst first. */
  readonly findings: readonly Finding[];
  /** Absent where there is no Help. */
  readonly onHelp?: (finding: Finding) => void;
  /** Opens another object of the same cluster. */
  readonly onObject: (address: string) => void;
  /** Absent where there are no details of pods. */
  readonly onPod?: (pod: PodRow) => void;
}

/** How an object does, what it consists of and what it leads to. */
export function ObjectOverview(props: ObjectOverviewProps) {
  const { found, ages, findings, onHelp, onObject } = props;
  const { view, cluster } = found;
  const { row } = view;
  const t = useText();
  const { customResource } = row;
  const conditions = sortConditions(row);
  const mine = objectFindings(found, findings);
  const { fields = {}, labels, texts } = customResource ?? {};
  const section = (title: string, children: ReactNode) => (
    <Section title={visible(title)}>{children}</Section>
  );
  return (
    <div className={styles.sections}>
      <StateText found={found} ages={ages} />
      {onHelp && mine.length > 0 && (
        <ProblemList findings={mine} now={props.now} onHelp={onHelp} />
      )}
      {texts?.meaning && section(t('help.meaning'), visible(texts.meaning))}
      {texts?.steps &&
        texts.steps.length > 0 &&
        section(
          t('help.steps'),
          <ol className={styles.steps}>
            {texts.steps.map(step => (
              <li key={step}>
                <WithCode>{visible(step)}</WithCode>
              </li>
            ))}
          </ol>,
        )}
      <ResourceDetailsSlot cluster={view.cluster} row={row} section={section} />
      <ObjectFacts
        object={view}
        clusterTitle={props.clusterTitle}
        ages={ages}
        now={props.now}
      />
      {row.reach && <ReachSection chains={row.reach} />}
      {customResource &&
        section(
          t('objectDrawer.conditions'),
          conditions.length === 0 ? (
            <p className={styles.quiet}>{t('objectDrawer.noConditions')}</p>
          ) : (
            <ConditionList
              conditions={conditions}
              problems={row.conditions?.length ?? 0}
              past={type => pastConditions(props.seen, view.cluster, row, type)}
              ages={ages}
            />
          ),
        )}
      <OwnerList found={found} onObject={onObject} />
      {ClusterOwnership.from(cluster).children(row).length > 0 &&
        section(
          t('objectDrawer.owns'),
          <OwnedTree
            cluster={cluster}
            row={row}
            label={t('objectDrawer.ownedBy', row)}
            onObject={onObject}
            onPod={props.onPod}
          />,
        )}
      <TargetList found={found} onObject={onObject} />
      {Object.keys(fields).length > 0 &&
        section(
          t('objectDrawer.fields'),
          <FieldList fields={fields} ages={ages} />,
        )}
      {labels &&
        Object.keys(labels).length > 0 &&
        section(t('pod.labels'), <LabelList labels={labels} />)}
      <ObjectTools object={view} />
    </div>
  );
}

/** The state in words, since when, and what the controller says about it. */
function StateText(props: {
  readonly found: FoundObject;
  readonly ages: AgeWords;
}) {
  const { found, ages } = props;
  const { view, state } = found;
  const t = useText();
  const words = describeObject({ object: view, state }, t);
  const span = useSpan(ages.now);
  const since = view.isStale ? undefined : span(stateSince(found));
  const message = view.row.customResource && view.row.conditions?.[0]?.message;
  return (
    <div>
      <p className={styles.state}>
        <StateSign state={state} />
        <strong>{visible(words) || t('objectDrawer.noState')}</strong>
        {since && (
          <span className={styles.quiet}>
            {t('objectDrawer.since', { age: since })}
          </span>
        )}
      </p>
      {message && <p className={styles.message}>{visible(message)}</p>}
    </div>
  );
}
