import { UseServiceResult } from '@podlight/backstage-plugin-kubernetes-react';
import { AgeWords, joinFacts } from '../../format';
import { Translate, useText } from '../../i18n/useText';
import { Button } from '../ui';
import styles from './ConnectionNote.module.css';

/** @internal */
export interface ConnectionNoteProps {
  readonly live: UseServiceResult;
  /** The screen is frozen because text on it is selected. */
  readonly isFrozen?: boolean;
  /** Not all of what is shown is live. */
  readonly isPartial?: boolean;
  readonly ages: AgeWords;
}

/** Connection state and age of the data, with buttons to pause and reload. */
export function ConnectionNote(props: ConnectionNoteProps) {
  const { connection, service, isPaused, reconnect, setPaused } = props.live;
  const { lastMessageAt } = service;
  const t = useText();
  const words: string[] = [
    props.isFrozen ? t('connection.held') : phaseText(connection.phase, t),
  ];
  if (lastMessageAt && !props.isFrozen) {
    words.push(t('connection.updated', { ago: props.ages.ago(lastMessageAt) }));
  }
  return (
    <div className={styles.connection}>
      <p className={styles.note} data-phase={lightPhase(props)}>
        <span className={styles.light} aria-hidden="true" />
        {joinFacts(words)}
      </p>
      <Button kind="text" onClick={() => setPaused(!isPaused)}>
        {isPaused ? t('connection.resume') : t('connection.pause')}
      </Button>
      {!isPaused && (
        <Button kind="text" onClick={reconnect}>
          {t('connection.refresh')}
        </Button>
      )}
    </div>
  );
}

/** The light is not green while clusters are unread. */
function lightPhase({
  isFrozen,
  isPartial,
  live,
}: ConnectionNoteProps): string {
  const { phase } = live.connection;
  if (isFrozen) return 'paused';
  return phase === 'open' && isPartial ? 'partial' : phase;
}

function phaseText(
  phase: UseServiceResult['connection']['phase'],
  t: Translate,
): string {
  switch (phase) {
    case 'open':
      return t('connection.live');
    case 'connecting':
      return t('connection.connecting');
    case 'paused':
      return t('connection.paused');
    default:
      return t('connection.lost');
  }
}
