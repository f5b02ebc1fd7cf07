import { useService } from '@podlight/backstage-plugin-kubernetes-react';
import { fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import {
  aCluster,
  aFinding,
  aHello,
  anEntity,
  aPodRow,
  FakeKubernetesApi,
  POD_IN_STATE,
} from '../fixtures';
import { renderLoaded } from '../__testUtils__/renderLoaded';
import { KubernetesHelp } from '.';

const entity = anEntity();
const FINDINGS = [
  aFinding(['dice-2'], { id: 'a' }),
  aFinding(['dice-2'], { id: 'b', class: 'OOMKilled' }),
];

function OtherPage() {
  const live = useService(entity);
  const [finding, setFinding] = useState(FINDINGS[0]);
  return (
    <>
      <button onClick={() => setFinding(FINDINGS[1])}>Next</button>
      <KubernetesHelp
        entity={entity}
        live={live}
        finding={finding}
        onOpenLog={() => {}}
        onClose={() => {}}
      />
    </>
  );
}

it('asks about each problem whether its help helped', async () => {
  const pod = aPodRow({ name: 'dice-2', ...POD_IN_STATE.failing });
  const api = new FakeKubernetesApi({
    messages: [aHello(['eu']), aCluster('eu', [pod], { findings: FINDINGS })],
  });
  const user = await renderLoaded(<OtherPage />, api);
  await user.click(await screen.findByRole('button', { name: 'No' }));
  fireEvent.click(screen.getByText('Next'));
  const yes = await screen.findByRole('button', { name: 'Yes' });
  expect(yes).toHaveAttribute('aria-disabled', 'false');
  await user.click(yes);
  expect(api.helpAnswers).toEqual([
    ['ApplicationError', false],
    ['OOMKilled', true],
  ]);
});
