import { ServiceConnection } from '@podlight/backstage-plugin-kubernetes-react';
import { AgeWords } from '../../format';
import { Translate, useText } from '../../useText';
import styles from './ConnectionNote.module.css';

/** @internal */
export interface ConnectionNoteProps {
  readonly connection: ServiceConnection;
  /** RFC 3339. */
  readonly heardAt?: string;
  readonly ages: AgeWords;
}

/** Whether the screen is live, and how old it is. */
export function ConnectionNote(props: ConnectionNoteProps) {
  const t = useText();
  const { connection, heardAt, ages } = props;
  const words: string[] = [phaseText(connection, t)];
  if (heardAt) words.push(t('connection.updated', { ago: ages.ago(heardAt) }));
  return (
    <p className={styles.note} data-phase={connection.phase}>
      <span className={styles.light} aria-hidden="true" />
      {words.join(' · ')}
    </p>
  );
}

function phaseText(connection: ServiceConnection, t: Translate): string {
  switch (connection.phase) {
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
