import { Component, ReactNode } from 'react';
import { Alert } from '../components/ui';
import { useText } from '../i18n/useText';

/** @internal */
export interface SlotBoundaryProps {
  /** What failed, where something fails inside. */
  readonly id: string;
  readonly children: ReactNode;
}

interface SlotBoundaryState {
  readonly error?: Error;
}

/** Keeps a fault of what other plugins add from the rest of the tab. */
export class SlotBoundary extends Component<
  SlotBoundaryProps,
  SlotBoundaryState
> {
  static getDerivedStateFromError(error: Error): SlotBoundaryState {
    return { error };
  }

  state: SlotBoundaryState = {};

  render() {
    return this.state.error ? (
      <Failed id={this.props.id} error={this.state.error} />
    ) : (
      this.props.children
    );
  }
}

function Failed(props: { readonly id: string; readonly error: Error }) {
  const t = useText();
  return (
    <Alert severity="error" title={t('additions.failed', { id: props.id })}>
      {props.error.message}
    </Alert>
  );
}
