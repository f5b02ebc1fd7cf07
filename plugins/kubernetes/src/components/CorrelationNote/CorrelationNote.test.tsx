import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  Dimension,
  PodRow,
} from '@podlight/backstage-plugin-kubernetes-common';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { aContainerRow, aPodRow, POD_IN_STATE } from '../../fixtures';
import { PodView } from '../../service';
import { CorrelationNote } from './CorrelationNote';

function many(
  count: number,
  changes: Partial<PodRow>,
  place: Partial<PodView> = {},
): PodView[] {
  return Array.from({ length: count }, (_, i) => {
    const row = aPodRow({ name: `web-${i}`, ...changes });
    const key = `${place.cluster}/${row.name}/${row.state}`;
    return { key, cluster: 'eu', row, isStale: false, findings: [], ...place };
  });
}

function running(version: string): Partial<PodRow> {
  return { containers: [aContainerRow({ image: `dice:${version}` })] };
}

const rollout = [
  ...many(7, { ...POD_IN_STATE.failing, ...running('1.5.0') }),
  ...many(40, running('1.4.2')),
];

function Note(props: { readonly pods: readonly PodView[] }) {
  const [group, setGroup] = useState<readonly Dimension[]>(['cluster']);
  return (
    <>
      <CorrelationNote pods={props.pods} group={group} onGroup={setGroup} />
      <output aria-label="group">{group.join()}</output>
    </>
  );
}

describe('what failing pods share', () => {
  it('is said in two sentences, and one click away from its groups', async () => {
    const user = userEvent.setup();
    renderInTestApp(<Note pods={rollout} />);
    expect(
      await screen.findByText(
        'All 7 failing pods run 1.5.0. All 40 on 1.4.2 are healthy.',
      ),
    ).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Group by Version' }));
    expect(screen.getByLabelText('group')).toHaveTextContent('version');
    expect(screen.getByRole('note')).toBeVisible();
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });

  it('can be an annotation', async () => {
    const user = userEvent.setup();
    const wave = (value: string) => ({
      annotations: { 'example.com/wave': value },
    });
    renderInTestApp(
      <Note
        pods={[
          ...many(7, { ...POD_IN_STATE.failing, ...wave('second') }),
          ...many(40, wave('first')),
        ]}
      />,
    );
    expect(
      await screen.findByText(
        'All 7 failing pods have the annotation example.com/wave=second. All 40 with first are healthy.',
      ),
    ).toBeVisible();
    await user.click(
      screen.getByRole('button', { name: 'Group by example.com/wave' }),
    );
    expect(screen.getByLabelText('group')).toHaveTextContent(
      'annotation:example.com/wave',
    );
  });

  it('counts exceptions on both sides', async () => {
    const us = { cluster: 'us' };
    renderInTestApp(
      <Note
        pods={[
          ...many(9, POD_IN_STATE.failing),
          ...many(3, {}),
          ...many(1, POD_IN_STATE.failing, us),
          ...many(40, {}, us),
        ]}
      />,
    );
    expect(
      await screen.findByText(
        '9 of 10 failing pods are in cluster eu (9 of 12 fail). Of the other 41, 40 are healthy.',
      ),
    ).toBeVisible();
  });

  it('calls all others healthy only where they are', async () => {
    renderInTestApp(
      <Note pods={[...rollout, ...many(2, POD_IN_STATE.starting)]} />,
    );
    expect(
      await screen.findByText(
        'All 7 failing pods run 1.5.0. 40 on 1.4.2 are healthy.',
      ),
    ).toBeVisible();
  });

  it('is not taken from data that are old', async () => {
    renderInTestApp(
      <Note pods={rollout.map(pod => ({ ...pod, isStale: true }))} />,
    );
    await screen.findByLabelText('group');
    expect(screen.queryByRole('note')).not.toBeInTheDocument();
  });
});
