import { ReachChain } from '@podlight/backstage-plugin-kubernetes-common';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import { ReachSection } from './ReachSection';

const good: ReachChain = {
  links: [
    { step: 'host', state: 'ok', name: 'shop.example' },
    { step: 'entry', state: 'ok', kind: 'Ingress', name: 'web' },
    { step: 'endpoints', state: 'ok', ready: 2, total: 3 },
    { step: 'pods', state: 'unknown', reason: 'policyMayBlock' },
  ],
};

const broken: ReachChain = {
  links: [
    { step: 'entry', state: 'ok', kind: 'Ingress', name: 'web' },
    {
      step: 'port',
      state: 'broken',
      name: '8080',
      reason: 'portMissing',
      detail: '80 (http)',
    },
  ],
};

const items = (list: HTMLElement) =>
  within(list)
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent?.trim());

it('says each link in words, and what is broken first', async () => {
  await renderInTestApp(<ReachSection chains={[good, broken]} />);
  const lists = await screen.findAllByRole('list');
  expect(lists.map(list => list.getAttribute('aria-label'))).toEqual([
    'Requests stop at Port 8080',
    'Requests reach Pods',
  ]);
  expect(items(lists[0])).toEqual([
    'Ingress web OK',
    'Port 8080 doesn’t exist\u00a0· 80 (http)',
  ]);
  expect(items(lists[1])).toEqual([
    'Host shop.example OK',
    'Ingress web OK',
    'Endpoints  OK\u00a0· 2 of 3 ready',
    'Pods  a NetworkPolicy may block all requests',
  ]);
  expect(screen.getByText(/Not checked: DNS, firewalls/)).toBeInTheDocument();
});

it('says when a certificate expires, as a date', async () => {
  const link: ReachChain['links'][number] = {
    step: 'certificate',
    state: 'broken',
    name: 'shop-tls',
    reason: 'certificateExpired',
    detail: '2026-03-01T12:00:00Z',
  };
  await renderInTestApp(<ReachSection chains={[{ links: [link] }]} />);
  expect(items(await screen.findByRole('list'))).toEqual([
    expect.stringMatching(
      /^Certificate shop-tls has expired\u00a0· Mar 1, 2026, /,
    ),
  ]);
});

it('shows five ways, and says how many more there are', async () => {
  await renderInTestApp(
    <ReachSection chains={[...Array(6).fill(good), broken]} />,
  );
  const lists = await screen.findAllByRole('list');
  expect(lists).toHaveLength(5);
  expect(lists[0]).toHaveAccessibleName('Requests stop at Port 8080');
  expect(screen.getByText('2 more paths aren’t shown.')).toBeInTheDocument();
});

it('says which rule is missing where a kind may not be read', async () => {
  const rule = 'apiGroups: [networking.k8s.io], resources: [ingressclasses]';
  await renderInTestApp(
    <ReachSection
      chains={[
        {
          links: [
            {
              step: 'class',
              state: 'unknown',
              name: 'nginx',
              reason: 'forbidden',
              detail: rule,
            },
          ],
        },
      ]}
    />,
  );
  expect(items(await screen.findByRole('list'))).toEqual([
    `IngressClass nginx Backstage isn’t allowed to read it; missing RBAC rule\u00a0· ${rule}`,
  ]);
});
