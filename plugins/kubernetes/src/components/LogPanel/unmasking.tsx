import { usePermission } from '@backstage/plugin-permission-react';
import { kubernetesUnscrubbedLogsReadPermission } from '@podlight/backstage-plugin-kubernetes-common';
import { createContext, ReactNode, useContext, useState } from 'react';
import { useText } from '../../i18n/useText';
import { Alert, Button, Toggle } from '../ui';

const UnmaskingContext = createContext(false);

/** Provides whether the backend offers unmasked logs at all. */
export function UnmaskingProvider(props: {
  readonly isOffered: boolean;
  readonly children: ReactNode;
}) {
  return (
    <UnmaskingContext.Provider value={props.isOffered}>
      {props.children}
    </UnmaskingContext.Provider>
  );
}

/** Whether the reader wants secrets to be seen. */
export interface Unmasking {
  readonly isOn: boolean;
  readonly set: (isOn: boolean) => void;
}

/**
 * Off at first, and off again when something else is opened in the same place: it
 * is in no URL, and nothing remembers it.
 *
 * @param subject - names what is read
 */
export function useUnmasking(subject: string): Unmasking {
  const [state, setState] = useState({ subject, isOn: false });
  if (state.subject !== subject) setState({ subject, isOn: false });
  return {
    isOn: state.isOn && state.subject === subject,
    set: isOn => setState({ subject, isOn }),
  };
}

/** @internal */
export interface UnmaskToggleProps {
  readonly entityRef: string;
  readonly unmasking: Unmasking;
}

/** Nothing for those who may not. */
export function UnmaskToggle(props: UnmaskToggleProps) {
  return useContext(UnmaskingContext) ? <PermittedToggle {...props} /> : null;
}

function PermittedToggle({ entityRef, unmasking }: UnmaskToggleProps) {
  const t = useText();
  const { allowed } = usePermission({
    permission: kubernetesUnscrubbedLogsReadPermission,
    resourceRef: entityRef,
  });
  if (!allowed) return null;
  return (
    <Toggle isOn={unmasking.isOn} onChange={unmasking.set}>
      {t('logs.unmask')}
    </Toggle>
  );
}

/** A warning while secrets are visible, with a button to mask them. */
export function UnmaskedNotice(props: { readonly unmasking: Unmasking }) {
  const { isOn, set } = props.unmasking;
  const t = useText();
  if (!isOn) return null;
  return (
    <Alert
      severity="warning"
      action={
        <Button kind="text" onClick={() => set(false)}>
          {t('logs.mask')}
        </Button>
      }
    >
      {t('logs.unmasked')}
    </Alert>
  );
}
