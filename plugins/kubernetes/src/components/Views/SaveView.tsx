import { FormEvent, useState } from 'react';
import { useText } from '../../i18n/useText';
import { KeptView, withoutMarks, writeKeptView } from '../../viewState';
import { Button, Segments, TextField } from '../ui';
import { addSavedView, LONGEST_TITLE } from './savedViews';
import { useOutcomeText } from './useOutcomeText';
import { SavedViews, ViewsOutcome } from './useSavedViews';
import { useViewText } from './useViewText';
import styles from './Views.module.css';
import { useViewsSetting } from './ViewsProvider';

/** @internal */
export interface SaveViewProps {
  readonly current: KeptView;
  readonly saved: SavedViews;
}

/** Names what is shown, to show it again, here or on every service. */
export function SaveView({ current, saved }: SaveViewProps) {
  const t = useText();
  const viewText = useViewText();
  const outcomeText = useOutcomeText();
  const entityRef = useViewsSetting()?.entityRef;
  const [title, setTitle] = useState('');
  const [chosen, setChosen] = useState<'every' | 'this'>();
  const [outcome, setOutcome] = useState<ViewsOutcome>('done');
  const [savedTitle, setSavedTitle] = useState<string>();
  // Marked pods are of this service.
  const scope = chosen ?? (current.marked.length > 0 ? 'this' : 'every');
  const kept = scope === 'this' ? current : withoutMarks(current);
  const save = async (event?: FormEvent) => {
    event?.preventDefault();
    const result = await saved.change(stored =>
      addSavedView(stored, {
        id: Date.now().toString(36),
        title,
        query: writeKeptView(kept),
        ...(scope === 'this' && { entityRef }),
      }),
    );
    setOutcome(result);
    setSavedTitle(result === 'done' ? title : undefined);
    if (result === 'done') setTitle('');
  };
  return (
    <form className={styles.form} onSubmit={save}>
      <h4 className={styles.heading}>{t('views.save')}</h4>
      <p className={styles.detail}>
        {t('views.keeps', { view: viewText(kept) })}
      </p>
      <TextField
        label={t('views.name')}
        value={title}
        maxLength={LONGEST_TITLE}
        error={outcomeText(outcome)}
        onChange={setTitle}
      />
      <Segments
        label={t('views.scope')}
        value={scope}
        options={(['every', 'this'] as const).map(value => ({
          value,
          text: t(`views.scopes.${value}`),
        }))}
        onChange={setChosen}
      />
      {scope === 'every' && current.marked.length > 0 && (
        <p className={styles.detail}>{t('views.marksLeftOut')}</p>
      )}
      <div className={styles.buttons}>
        <Button onClick={() => save()}>{t('views.saveDo')}</Button>
        <p role="status" className={styles.detail}>
          {savedTitle !== undefined && t('views.saved', { title: savedTitle })}
        </p>
      </div>
    </form>
  );
}
