import { renderInTestApp } from '@backstage/frontend-test-utils';
import { Finding } from '@podlight/backstage-plugin-kubernetes-common';
import { KubernetesPodAction } from '@podlight/backstage-plugin-kubernetes-react';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { aFinding, aPodRow } from '../fixtures';
import { PodActionSlot } from './PodActionSlot';
import { SlotsProvider } from './SlotsContext';

const DICE = { cluster: 'eu', row: aPodRow({ name: 'dice-1', uid: 'uid-1' }) };

interface Shown {
  readonly pod: typeof DICE;
  readonly finding?: Finding;
}

/** The actions of what is shown first, and after a click of what comes next. */
async function show(
  podActions: readonly KubernetesPodAction[],
  first: Shown,
  next: Shown = first,
) {
  function Page() {
    const [shown, setShown] = useState(first);
    return (
      <SlotsProvider value={{ podActions }}>
        <div data-testid="slot">
          <PodActionSlot {...shown} />
        </div>
        <button type="button" onClick={() => setShown(next)}>
          Next
        </button>
      </SlotsProvider>
    );
  }
  renderInTestApp(<Page />);
  return screen.findByTestId('slot');
}

/** Asks before it does something. */
const confirmed: KubernetesPodAction = {
  id: 'restart',
  component: function Restart({ pod }) {
    const [isAsked, setAsked] = useState(false);
    return (
      <button type="button" onClick={() => setAsked(true)}>
        {isAsked ? 'Really restart' : 'Restart'} {pod.row.name}
      </button>
    );
  },
};

const press = (name: string) =>
  userEvent.click(screen.getByRole('button', { name }));

it('draws nothing where no plugin adds an action', async () => {
  expect(await show([], { pod: DICE })).toBeEmptyDOMElement();
});

it('asks about each pod anew, also about one that has taken the name of another', async () => {
  const after = { ...DICE, row: { ...DICE.row, uid: 'another' } };
  const slot = await show([confirmed], { pod: DICE }, { pod: after });
  await press('Restart dice-1');
  expect(slot).toHaveTextContent('Really restart dice-1');
  await press('Next');
  expect(slot).toHaveTextContent(/^Restart dice-1$/);
});

it('asks about each problem of a pod anew', async () => {
  const [one, two] = ['one', 'two'].map(id => aFinding(['dice-1'], { id }));
  const slot = await show(
    [confirmed],
    { pod: DICE, finding: one },
    { pod: DICE, finding: two },
  );
  await press('Restart dice-1');
  await press('Next');
  expect(slot).toHaveTextContent(/^Restart dice-1$/);
});

it('keeps what was asked while the pod changes', async () => {
  const after = { ...DICE, row: { ...DICE.row, restarts: 5 } };
  const slot = await show([confirmed], { pod: DICE }, { pod: after });
  await press('Restart dice-1');
  await press('Next');
  expect(slot).toHaveTextContent('Really restart dice-1');
});

it('tries the next pod after a fault, which it keeps from other actions', async () => {
  jest.spyOn(console, 'error').mockImplementation(() => {});
  const broken: KubernetesPodAction = {
    id: 'broken',
    component: ({ pod }) => {
      if (pod.row.name === 'dice-1') throw new Error('no such pod');
      return <p>works</p>;
    },
  };
  const slot = await show(
    [broken, confirmed],
    { pod: DICE },
    { pod: { cluster: 'eu', row: aPodRow({ name: 'dice-2', uid: 'uid-2' }) } },
  );
  expect(slot).toHaveTextContent('no such pod');
  expect(slot).toHaveTextContent('Restart dice-1');
  await press('Next');
  expect(slot).toHaveTextContent('works');
});
