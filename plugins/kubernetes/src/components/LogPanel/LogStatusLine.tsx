import { UseLogResult } from '@podlight/backstage-plugin-kubernetes-react';
import { useText } from '../../useText';
import { Button } from '../ui';
import { wordsOf } from './logFailure';

/** @internal */
export interface LogStatusLineProps {
  readonly read: UseLogResult;
  /** The link is about a line that is not among those read. */
  readonly isLinkLost: boolean;
}

/** How much was read, and whether more will come. */
export function LogStatusLine(props: LogStatusLineProps) {
  const { status, lines, droppedLines, reconnect } = props.read;
  const t = useText();
  const count = lines.length;
  const canReconnect = status.phase === 'lost' || status.phase === 'ended';
  return (
    <>
      <span role="status">
        {count > 0 && t('logs.lineCount', { count })}
        {droppedLines > 0 &&
          ` · ${t('logs.dropped', { lines: droppedLines.toLocaleString() })}`}
        {status.phase === 'following' && ` · ${t('logs.following')}`}
        {status.phase === 'ended' && ` · ${t('logs.ended')}`}
        {status.phase === 'lost' &&
          ` · ${t('logs.lost', { reason: wordsOf(status.error) })}`}
        {props.isLinkLost &&
          status.phase !== 'loading' &&
          ` · ${t('logs.linkLost')}`}
      </span>
      {canReconnect && (
        <Button kind="text" onClick={reconnect}>
          {t('logs.reconnect')}
        </Button>
      )}
    </>
  );
}
