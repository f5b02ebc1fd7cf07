import { useCallback, useState } from 'react';
import {
  ChangeView,
  DEFAULT_VIEW_STATE,
  LogDialog,
  ViewState,
} from '../viewState';

/** What a dialog of the tab keeps in the URL, kept here, as the URL belongs to somebody else's page. */
export function useDialogState(
  logs: LogDialog,
  onClose: (changes: Partial<ViewState>) => void,
): [ViewState, ChangeView] {
  const [state, setState] = useState<ViewState>({
    ...DEFAULT_VIEW_STATE,
    logs,
  });
  const change = useCallback(
    (changes: Partial<ViewState>) => {
      // The dialog takes itself out of the view when it closes.
      if ('logs' in changes && changes.logs === undefined) onClose(changes);
      else setState(current => ({ ...current, ...changes }));
    },
    [onClose],
  );
  return [state, change];
}
