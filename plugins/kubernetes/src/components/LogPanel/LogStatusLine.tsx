import {
  LogStatus,
  MergedLogStatus,
} from '@podlight/backstage-plugin-kubernetes-react';
import { ReactNode } from 'react';
import { joinFacts } from '../../format';
import { useText } from '../../i18n/useText';
import { Button } from '../ui';
import { errorText } from './logFailure';
import styles from './LogStatusLine.module.css';

/** What was read of one log, or of many as one. */
export interface LogReadState {
  readonly status: LogStatus | MergedLogStatus;
  readonly lines: readonly unknown[];
  readonly droppedLines: number;
  readonly reconnect: () => void;
}

/** @internal */
export interface LogStatusLineProps {
  readonly read: LogReadState;
  /** Says that nothing more will come. */
  readonly ended: string;
  /** The link is about a line that is not among those read. */
  readonly isLinkLost?: boolean;
  /** How far reading is: said in place of all else. */
  readonly progress?: string;
  /** What stands beside it. */
  readonly children?: ReactNode;
}

/** How much was read, and whether more will come. */
export function LogStatusLine(props: LogStatusLineProps) {
  const { status, lines, droppedLines, reconnect } = props.read;
  const t = useText();
  const count = lines.length;
  const canReconnect = status.phase === 'lost' || status.phase === 'ended';
  const parts = [
    count > 0 && t('logs.lineCount', { count }),
    droppedLines > 0 && t('logs.dropped', { lines: String(droppedLines) }),
    status.phase === 'following' && t('logs.following'),
    status.phase === 'reconnecting' && t('logs.reconnecting'),
    status.phase === 'ended' && props.ended,
    status.phase === 'lost' &&
      t('logs.lost', { reason: errorText(status.error) }),
    props.isLinkLost && status.phase !== 'loading' && t('logs.linkLost'),
  ];
  return (
    <div className={styles.line}>
      <span role="status">{props.progress ?? joinFacts(parts)}</span>
      {canReconnect && (
        <Button kind="text" onClick={reconnect}>
          {t('logs.reconnect')}
        </Button>
      )}
      {props.children}
    </div>
  );
}
