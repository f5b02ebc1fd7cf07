import { useEffect, useRef } from 'react';
import { ViewState } from '../viewState';
import {
  filterSubject,
  groupSubject,
  Interaction,
  logsSubject,
} from './interactions';
import { useInteraction } from './useInteraction';

/** A filter counts when it has been left alone for so long, so that a word is one event. */
const TYPED_MS = 1_000;

/**
 * Counts what readers of the tab do, from how its view changes: so a key, a button and a
 * link count alike. What a shared link has opened counts; how it groups and filters
 * does not, as nobody has chosen it here.
 */
export function useViewEvents(state: ViewState): void {
  const send = useInteraction();
  useEffect(() => send('openTab', 'kubernetes'), [send]);
  useOpened('openLogs', logsSubject(state));
  useOpened('openConnect', state.connect?.tool ?? '');
  useChanged('groupPods', groupSubject(state.group), state.group.join(), 0);
  const filter = filterSubject(state);
  useChanged('filterPods', filter, filter, TYPED_MS);
}

/** Counts that something is open that was not. */
function useOpened(action: Interaction, subject: string): void {
  const send = useInteraction();
  useEffect(() => {
    if (subject !== '') send(action, subject);
  }, [send, action, subject]);
}

/** Counts that a value has become different, and stays so for a moment. */
function useChanged(
  action: Interaction,
  subject: string,
  value: string,
  afterMs: number,
): void {
  const send = useInteraction();
  const known = useRef(value);
  useEffect(() => {
    if (known.current === value) return undefined;
    const timer = setTimeout(() => {
      known.current = value;
      if (subject !== '') send(action, subject);
    }, afterMs);
    return () => clearTimeout(timer);
  }, [send, action, subject, value, afterMs]);
}
