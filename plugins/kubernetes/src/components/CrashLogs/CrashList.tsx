import {
  FingerprintGroup,
  TimedPattern,
} from '@podlight/backstage-plugin-kubernetes-common';
import { useEffect, useId, useRef } from 'react';
import { joinFacts } from '../../format';
import { visible } from '../../format/visible';
import { useText } from '../../i18n/useText';
import { Button } from '../ui';
import styles from './CrashLogs.module.css';
import { CrashLogsResult, ReadCrash } from './useCrashLogs';

/** @internal */
export interface CrashListProps {
  readonly read: CrashLogsResult;
  /** All crashes, read or not. */
  readonly total: number;
  readonly selected: string | undefined;
  readonly pattern?: TimedPattern;
  readonly onSelect: (crash: ReadCrash) => void;
}

/** All crashes, those with the same error together. */
export function CrashList(props: CrashListProps) {
  const { read, total } = props;
  const t = useText();
  return (
    <nav aria-label={t('crashes.list')} className={styles.list}>
      <p role="status" className={styles.quiet}>
        {read.isReading && t('crashes.reading')}
      </p>
      {read.groups.map(group => (
        <CrashGroup
          key={`${group.kind} ${group.fingerprint ?? ''}`}
          group={group}
          {...props}
        />
      ))}
      {read.more && (
        <div>
          <p className={styles.quiet}>
            {t('crashes.asked', {
              asked: String(read.asked),
              total: String(total),
            })}
          </p>
          <Button kind="text" onClick={read.more}>
            {t('crashes.more')}
          </Button>
        </div>
      )}
    </nav>
  );
}

const HEADINGS = {
  error: 'crashes.same',
  lastLine: 'crashes.sameEnd',
  outOfMemory: 'crashes.outOfMemory',
  silent: 'crashes.silent',
} as const;

function CrashGroup(
  props: CrashListProps & { readonly group: FingerprintGroup<ReadCrash> },
) {
  const { read, group, selected, pattern } = props;
  const id = useId();
  const t = useText();
  const heading = t(HEADINGS[group.kind], {
    count: countPods(group.crashes),
    total: String(countPods(read.groups.flatMap(each => each.crashes))),
  });
  const hasShape = group.fingerprint !== undefined;
  return (
    <section
      aria-labelledby={hasShape ? `${id} ${id}-shape` : id}
      className={styles.group}
    >
      <h3 id={id} className={styles.groupHeading}>
        {visible(heading)}
      </h3>
      {group.kind === 'outOfMemory' && (
        <p className={styles.quiet}>{t('crashes.outOfMemoryNote')}</p>
      )}
      {hasShape && (
        <code id={`${id}-shape`} className={styles.shape}>
          {group.fingerprint}
        </code>
      )}
      <ul>
        {group.crashes.map(crash => (
          <CrashItem
            key={crash.key}
            crash={crash}
            isSelected={crash.key === selected}
            hits={pattern && hitsIn(crash, pattern)}
            onSelect={() => props.onSelect(crash)}
          />
        ))}
      </ul>
    </section>
  );
}

/** Counts a pod with several crashed containers once. */
function countPods(crashes: readonly ReadCrash[]): number {
  return new Set(crashes.map(({ pod }) => pod.key)).size;
}

function CrashItem(props: {
  readonly crash: ReadCrash;
  readonly isSelected: boolean;
  readonly hits: number | undefined;
  readonly onSelect: () => void;
}) {
  const { crash, isSelected, hits } = props;
  const t = useText();
  const element = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isSelected) element.current?.scrollIntoView({ block: 'nearest' });
  }, [isSelected]);
  const facts = [
    crash.container.name,
    crash.pod.cluster,
    crash.outcome?.phase === 'failed' && t('crashes.unreadable'),
    hits !== undefined && t('logs.hits', { count: hits }),
  ].filter(Boolean);
  return (
    <li>
      <button
        ref={element}
        type="button"
        className={styles.crash}
        aria-current={isSelected}
        onClick={props.onSelect}
      >
        <span className={styles.crashName}>{visible(crash.pod.row.name)}</span>
        <span className={styles.quiet}>{visible(joinFacts(facts))}</span>
      </button>
    </li>
  );
}

function hitsIn(crash: ReadCrash, pattern: TimedPattern): number {
  return crash.lines.filter(line => pattern.testLine(line)).length;
}
