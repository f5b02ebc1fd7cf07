import { useCallback } from 'react';
import { ChangeView, useViewState, ViewState } from '../viewState';

/** The view of a dialog that is about many logs: it takes itself out of the view when it closes. */
export function useDialogState(
  onClose: (changes: Partial<ViewState>) => void,
): readonly [ViewState, ChangeView] {
  const [view, change] = useViewState();
  const changeOrClose = useCallback(
    (changes: Partial<ViewState>) => {
      if ('logs' in changes && changes.logs === undefined) onClose(changes);
      else change(changes);
    },
    [change, onClose],
  );
  return [view, changeOrClose];
}
