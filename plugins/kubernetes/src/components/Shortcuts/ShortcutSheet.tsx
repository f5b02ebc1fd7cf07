import { useText } from '../../i18n/useText';
import { Button, Dialog } from '../ui';
import { FilterHelp } from './FilterHelp';
import { SHORTCUT_NAMES, SHORTCUTS } from './shortcuts';
import styles from './ShortcutSheet.module.css';

/** Keys that components of the tab handle themselves. */
const OTHER_KEYS = ['arrows', 'ends', 'enter', 'lines', 'escape'] as const;

/** @internal */
export interface ShortcutSheetProps {
  readonly onClose: () => void;
  /** Starts the tour of the tab; absent where there is none. */
  readonly onTour?: () => void;
}

/** Which keys there are, and what the filter takes. */
export function ShortcutSheet(props: ShortcutSheetProps) {
  const t = useText();
  return (
    <Dialog
      isText
      title={t('keys.title')}
      subtitle={t('keys.where')}
      closeLabel={t('help.close')}
      onClose={props.onClose}
    >
      <dl className={styles.keys}>
        {SHORTCUT_NAMES.map(name => (
          <div key={name} className={styles.row}>
            <dt>
              <kbd className={styles.key}>{SHORTCUTS[name]}</kbd>
            </dt>
            <dd>{t(`keys.does.${name}`)}</dd>
          </div>
        ))}
        {OTHER_KEYS.map(name => (
          <div key={name} className={styles.row}>
            <dt>
              <kbd className={styles.key}>{t(`keys.key.${name}`)}</kbd>
            </dt>
            <dd>{t(`keys.does.${name}`)}</dd>
          </div>
        ))}
      </dl>
      {props.onTour && (
        <div className={styles.section}>
          <Button onClick={props.onTour}>{t('tour.again')}</Button>
        </div>
      )}
      <FilterHelp />
    </Dialog>
  );
}
