import { FormEvent, useLayoutEffect, useRef, useState } from 'react';
import { useText } from '../../i18n/useText';
import { Button, TextField } from '../ui';
import { LONGEST_TITLE, renameSavedView, SavedView } from './savedViews';
import { useOutcomeText } from './useOutcomeText';
import { SavedViews, ViewsOutcome } from './useSavedViews';
import styles from './Views.module.css';

/** @internal */
export interface RenameViewProps {
  readonly view: SavedView;
  readonly saved: SavedViews;
  readonly onClose: () => void;
}

/** Another name for a view. */
export function RenameView(props: RenameViewProps) {
  const { view, onClose } = props;
  const t = useText();
  const outcomeText = useOutcomeText();
  const [title, setTitle] = useState(view.title);
  const [outcome, setOutcome] = useState<ViewsOutcome>('done');
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => {
    const field = form.current?.querySelector('input');
    field?.focus();
    field?.select();
  }, []);
  const rename = async (event?: FormEvent) => {
    event?.preventDefault();
    const result = await props.saved.change(stored =>
      renameSavedView(stored, view.id, title),
    );
    setOutcome(result);
    if (result === 'done') onClose();
  };
  return (
    <form ref={form} className={styles.form} onSubmit={rename}>
      <TextField
        label={t('views.newName', { title: view.title })}
        value={title}
        maxLength={LONGEST_TITLE}
        error={outcomeText(outcome)}
        onChange={setTitle}
      />
      <div className={styles.buttons}>
        <Button onClick={() => rename()}>{t('views.renameDo')}</Button>
        <Button kind="text" onClick={onClose}>
          {t('views.cancel')}
        </Button>
      </div>
    </form>
  );
}
