import {
  Finding,
  ServiceCluster,
} from '@podlight/backstage-plugin-kubernetes-common';
import { useMemo, useState } from 'react';
import {
  findObject,
  followConditions,
  isAwaited,
  NO_CONDITIONS_SEEN,
} from '../../service';
import { useText } from '../../i18n/useText';
import { Dialog } from '../ui';
import { ObjectDrawer, ObjectDrawerProps } from './ObjectDrawer';
import { useOpenedObject } from './useOpenedObject';

/** @internal */
export interface ObjectDrawerHostProps
  extends Omit<ObjectDrawerProps, 'found' | 'findings' | 'opened' | 'seen'> {
  readonly clusters: readonly ServiceCluster[];
  readonly findings?: readonly Finding[];
}

const NO_FINDINGS: readonly Finding[] = [];

/** The details of the object that the view names, or that it is gone; nothing where it names none. */
export function ObjectDrawerHost(props: ObjectDrawerHostProps) {
  const { clusters, state, findings = NO_FINDINGS, onChange } = props;
  const { object } = state;
  const t = useText();
  const found = useMemo(
    () => (object === undefined ? [] : findObject(clusters, object)),
    [clusters, object],
  );
  const opened = useOpenedObject(object, found);
  const [before, setSeen] = useState(NO_CONDITIONS_SEEN);
  const seen = followConditions(before, clusters, props.now);
  if (seen !== before) setSeen(seen);
  if (object === undefined) return null;
  if (found.length > 0) {
    return (
      <ObjectDrawer
        {...props}
        found={found}
        findings={findings}
        opened={opened}
        seen={seen}
      />
    );
  }
  if (clusters.some(isAwaited)) return null;
  return (
    <Dialog
      title={t('objectDrawer.gone')}
      subtitle={object}
      closeLabel={t('help.close')}
      onClose={() => onChange({ object: undefined, tab: 'overview' })}
    >
      {t('objectDrawer.goneText')}
    </Dialog>
  );
}
