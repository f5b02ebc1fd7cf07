import { RevisionEntry } from '@podlight/backstage-plugin-kubernetes-common';
import { Fragment } from 'react';
import { visible } from '../../format/visible';
import { AgeWords, FACT_SEPARATOR, When } from '../../format';
import { useText } from '../../i18n/useText';
import { Hidden } from '../ui';
import { ChangeList } from './ChangeList';
import styles from './Revisions.module.css';

/** @internal */
export interface RevisionListProps {
  /** Newest first. */
  readonly revisions: readonly RevisionEntry[];
  /** Accessible name of the list. */
  readonly label: string;
  readonly ages: AgeWords;
}

/** Revisions of a workload, each with what it changed. */
export function RevisionList({ revisions, label, ages }: RevisionListProps) {
  return (
    <ol className={styles.revisions} aria-label={visible(label)}>
      {revisions.map((revision, index) => (
        <li key={revision.name} className={styles.revision}>
          <RevisionHead
            revision={revision}
            isCurrent={index === 0}
            ages={ages}
          />
          <Difference revision={revision} isOnly={revisions.length === 1} />
        </li>
      ))}
    </ol>
  );
}

function RevisionHead(props: {
  readonly revision: RevisionEntry;
  readonly isCurrent: boolean;
  readonly ages: AgeWords;
}) {
  const { revision, ages } = props;
  const { at, isLatestTime, backTo, isRestart } = revision;
  const { changeCause, source, managedBy } = revision;
  const t = useText();
  const marks = [
    ...(props.isCurrent ? [t('revisions.current')] : []),
    ...(isRestart ? [t('revisions.restarted')] : []),
    ...(backTo === undefined
      ? []
      : [t('revisions.backTo', { revision: backTo })]),
  ];
  const facts = [
    [t('revisions.cause'), changeCause],
    [t('revisions.source'), source && `${source.key}: ${source.value}`],
    [
      t('revisions.managedBy'),
      managedBy && `${managedBy.tool}, ${managedBy.name}`,
    ],
  ] as const;
  return (
    <>
      <h3 className={styles.heading}>
        {visible(headingText(revision, t))}
        {marks.map(mark => (
          <Fragment key={mark}>
            <Hidden>, </Hidden>
            <span className={styles.mark}>{visible(mark)}</span>
          </Fragment>
        ))}
      </h3>
      <p className={styles.quiet}>
        {at === undefined ? (
          t('revisions.unknownTime')
        ) : (
          <When time={at} ages={ages} />
        )}
        {at !== undefined && isLatestTime && ` ${t('revisions.orEarlier')}`}
        {revision.revision !== undefined &&
          `${FACT_SEPARATOR}${visible(revision.name)}`}
      </p>
      {facts.map(
        ([title, fact]) =>
          fact && (
            <p key={title} className={styles.fact}>
              <span className={styles.quiet}>{title}:</span> {visible(fact)}
            </p>
          ),
      )}
    </>
  );
}

function Difference(props: {
  readonly revision: RevisionEntry;
  readonly isOnly: boolean;
}) {
  const { revision, isOnly } = props;
  const { changes, moreChanges, isRestart } = revision;
  const t = useText();
  if (!changes) {
    return (
      <p className={styles.quiet}>
        {t(isOnly ? 'revisions.only' : 'revisions.oldest')}
      </p>
    );
  }
  if (changes.length === 0) {
    return (
      <p className={styles.quiet}>
        {t(isRestart ? 'revisions.onlyRestarted' : 'revisions.noChanges')}
      </p>
    );
  }
  return (
    <ChangeList
      changes={changes}
      more={moreChanges}
      label={t('revisions.changesOf', {
        revision: revision.revision ?? revision.name,
      })}
    />
  );
}

function headingText(
  { revision, name }: RevisionEntry,
  t: ReturnType<typeof useText>,
): string {
  return revision === undefined ? name : t('revisions.heading', { revision });
}
