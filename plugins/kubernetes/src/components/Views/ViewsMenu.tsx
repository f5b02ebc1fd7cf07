import { KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useText } from '../../i18n/useText';
import { ChangeView, KeptView, keptView, ViewState } from '../../viewState';
import { Hidden } from '../ui';
import { CopyLink } from './CopyLink';
import { SavedViewList } from './SavedViewList';
import { SaveView } from './SaveView';
import { SharedViewList } from './SharedViewList';
import { SavedViews, useSavedViews } from './useSavedViews';
import styles from './Views.module.css';
import { useViewsSetting } from './ViewsProvider';

/** @internal */
export interface ViewsMenuProps {
  readonly state: ViewState;
  readonly onChange: ChangeView;
}

/** Views to choose, and a link to this one; nothing where the URL belongs to another page. */
export function ViewsMenu(props: ViewsMenuProps) {
  return useViewsSetting() && <OpenableViews {...props} />;
}

function OpenableViews({ state, onChange }: ViewsMenuProps) {
  const t = useText();
  const id = useId();
  const saved = useSavedViews();
  const [isOpen, setOpen] = useState(false);
  const [said, setSaid] = useState('');
  const button = useRef<HTMLButtonElement>(null);
  const whole = useRef<HTMLDivElement>(null);
  useCloseOutside(whole, isOpen, () => setOpen(false));
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !isOpen) return;
    event.stopPropagation();
    close();
  };
  const apply = (kept: KeptView, title: string) => {
    onChange(kept);
    setSaid(t('views.applied', { title }));
    close();
  };
  return (
    <div
      ref={whole}
      role="presentation"
      className={styles.views}
      onKeyDown={onKeyDown}
    >
      <CopyLink state={state} />
      <button
        ref={button}
        type="button"
        className={styles.button}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        {t('views.button')}
        <span aria-hidden="true"> ▾</span>
      </button>
      <Hidden isLive>{said}</Hidden>
      {isOpen && (
        <div
          id={id}
          role="group"
          aria-label={t('views.button')}
          className={styles.panel}
        >
          <Panel state={state} saved={saved} onApply={apply} />
        </div>
      )}
    </div>
  );
}

function Panel(props: {
  readonly state: ViewState;
  readonly saved: SavedViews;
  readonly onApply: (kept: KeptView, title: string) => void;
}) {
  const current = keptView(props.state);
  return (
    <>
      <SharedViewList current={current} onApply={props.onApply} />
      <SavedViewList
        current={current}
        saved={props.saved}
        onApply={props.onApply}
      />
      <SaveView current={current} saved={props.saved} />
    </>
  );
}

/** Closes it when the pointer or the focus goes elsewhere. */
function useCloseOutside(
  element: { readonly current: HTMLElement | null },
  isOpen: boolean,
  close: () => void,
) {
  const newest = useRef(close);
  useEffect(() => {
    newest.current = close;
  });
  useEffect(() => {
    if (!isOpen) return undefined;
    const onElsewhere = ({ target }: Event) => {
      const { current } = element;
      if (!(target instanceof Node) || !current) return;
      // What has the focus may be deleted, and then an element around all of this gets it.
      const isHere = current.contains(target) || target.contains(current);
      if (!isHere) newest.current();
    };
    document.addEventListener('pointerdown', onElsewhere);
    document.addEventListener('focusin', onElsewhere);
    return () => {
      document.removeEventListener('pointerdown', onElsewhere);
      document.removeEventListener('focusin', onElsewhere);
    };
  }, [isOpen, element]);
}
