import { useLayoutEffect, useId, useRef, useState } from 'react';
import { useText } from '../../i18n/useText';
import { KeptView, readKeptView } from '../../viewState';
import { Button, IconButton } from '../ui';
import { RenameView } from './RenameView';
import { addSavedView, removeSavedView, SavedView } from './savedViews';
import { SavedViews, ViewsOutcome } from './useSavedViews';
import { useOutcomeText } from './useOutcomeText';
import { ViewButton } from './ViewButton';
import styles from './Views.module.css';
import { useViewsSetting } from './ViewsProvider';

/** @internal */
export interface SavedViewListProps {
  readonly current: KeptView;
  readonly saved: SavedViews;
  readonly onApply: (kept: KeptView, title: string) => void;
}

/** Where the focus goes after a deletion. */
const UNDO = 'undo';

/** The views of the user for this service, to show, rename or delete. */
export function SavedViewList(props: SavedViewListProps) {
  const { views, change } = props.saved;
  const t = useText();
  const headingId = useId();
  const entityRef = useViewsSetting()?.entityRef;
  const [renamed, setRenamed] = useState<string>();
  const [deleted, setDeleted] = useState<SavedView>();
  const [outcome, setOutcome] = useState<ViewsOutcome>('done');
  const outcomeText = useOutcomeText();
  const list = useRef<HTMLElement>(null);
  const [next, setNext] = useState<string>();
  // What had the focus is gone, and the focus must not go with it.
  useLayoutEffect(() => {
    const rows = list.current?.querySelectorAll<HTMLElement>('[data-view]');
    const row = [...(rows ?? [])].find(({ dataset }) => dataset.view === next);
    row?.querySelector('button')?.focus();
    if (row) setNext(undefined);
  }, [next, views, renamed, deleted]);
  const here = views?.filter(
    view => view.entityRef === undefined || view.entityRef === entityRef,
  );
  const remove = async (view: SavedView) => {
    const result = await change(stored => removeSavedView(stored, view.id));
    setOutcome(result);
    if (result !== 'done') return;
    setDeleted(view);
    setNext(UNDO);
  };
  const restore = async (view: SavedView) => {
    const result = await change(stored => addSavedView(stored, view));
    setOutcome(result);
    if (result !== 'done') return;
    setDeleted(undefined);
    setNext(view.id);
  };
  return (
    <section ref={list} aria-labelledby={headingId}>
      <h4 id={headingId} className={styles.heading}>
        {t('views.own')}
      </h4>
      {!here && <p className={styles.detail}>{t('views.loading')}</p>}
      {here?.length === 0 && <p className={styles.detail}>{t('views.none')}</p>}
      <ul>
        {here?.map(view =>
          view.id === renamed ? (
            <li key={view.id}>
              <RenameView
                view={view}
                saved={props.saved}
                onClose={() => {
                  setRenamed(undefined);
                  setNext(view.id);
                }}
              />
            </li>
          ) : (
            <li key={view.id} className={styles.row} data-view={view.id}>
              <ViewButton
                title={view.title}
                kept={readKeptView(view.query)}
                isOwn={view.entityRef !== undefined}
                current={props.current}
                onApply={props.onApply}
              />
              <IconButton
                label={t('views.rename', { title: view.title })}
                onClick={() => setRenamed(view.id)}
              >
                ✎
              </IconButton>
              <IconButton
                label={t('views.delete', { title: view.title })}
                onClick={() => remove(view)}
              >
                ✕
              </IconButton>
            </li>
          ),
        )}
      </ul>
      <p role="status" className={styles.detail}>
        {outcomeText(outcome) ||
          (deleted && t('views.deleted', { title: deleted.title }))}
      </p>
      {deleted && (
        <p data-view={UNDO}>
          <Button
            label={t('views.undoDelete', { title: deleted.title })}
            onClick={() => restore(deleted)}
          >
            {t('views.undo')}
          </Button>
        </p>
      )}
    </section>
  );
}
