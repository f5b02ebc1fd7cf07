import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ComponentType } from 'react';
import { anObjectView, panelProps } from '../../__testUtils__/objectsPanel';
import { ObjectView } from '../../service';
import { CellProps } from './CellProps';
import { Addresses, Endpoints, Ports, Routes, Selected } from './NetworkCells';
import { ObjectLinksProvider } from './ObjectLink';

async function show(
  Cell: ComponentType<CellProps>,
  row: Partial<ObjectView['row']>,
  known: readonly string[] = [],
) {
  const { ages, now } = panelProps();
  const onShow = jest.fn();
  renderInTestApp(
    <ObjectLinksProvider
      value={{ has: address => known.includes(address), show: onShow }}
    >
      <div data-testid="cell">
        <Cell object={anObjectView(row)} ages={ages} now={now} />
      </div>
    </ObjectLinksProvider>,
  );
  const cell = await screen.findByTestId('cell');
  const items = screen
    .queryAllByRole('listitem')
    .map(({ textContent }) => textContent);
  return { items, text: cell.textContent, onShow };
}

const plain = { type: 'ClusterIP', ports: [] };

describe('ports of a Service', () => {
  it('name the port of the container where it is another one', async () => {
    const ports = [
      { name: 'http', port: 80, targetPort: '8080' },
      { port: 9090, targetPort: '9090' },
      { name: 'grpc', port: 50051 },
    ];
    const { items } = await show(Ports, { service: { ...plain, ports } });
    expect(items).toEqual(['http 80 → 8080', '9090', 'grpc 50051']);
  });
});

describe('addresses', () => {
  it('are those of a Service', async () => {
    const service = { ...plain, addresses: ['203.0.113.7', 'lb.example.com'] };
    const { items } = await show(Addresses, { service });
    expect(items).toEqual(['203.0.113.7', 'lb.example.com']);
  });

  it('are those of an Ingress', async () => {
    const ingress = { rules: [], addresses: ['203.0.113.8'] };
    const { items } = await show(Addresses, { kind: 'Ingress', ingress });
    expect(items).toEqual(['203.0.113.8']);
  });

  it('are a dash where there are none', async () => {
    const { text, items } = await show(Addresses, { service: plain });
    expect([text, items]).toEqual(['–', []]);
  });
});

describe('workloads behind a Service', () => {
  it('are links where they have a row', async () => {
    const workloads = [
      { kind: 'Deployment', name: 'web' },
      { kind: 'Rollout', name: 'api' },
    ];
    const { items, onShow } = await show(
      Selected,
      { service: { ...plain, workloads } },
      ['Deployment/shop/web'],
    );
    expect(items).toEqual(['Deployment web', 'Rollout api']);
    await userEvent.click(screen.getByRole('button'));
    expect(onShow).toHaveBeenCalledWith('Deployment/shop/web');
  });

  it('are a dash where there are none', async () => {
    expect((await show(Selected, { service: plain })).text).toBe('–');
  });
});

describe('endpoints of a Service', () => {
  it('are those that are ready, of all', async () => {
    const service = { ...plain, endpoints: { ready: 1, total: 3 } };
    expect((await show(Endpoints, { service })).text).toBe('1 of 3');
  });

  it('are a dash where they are unknown', async () => {
    expect((await show(Endpoints, { service: plain })).text).toBe('–');
  });
});

describe('routes of an Ingress', () => {
  it('lead from host and path to the Service', async () => {
    const rules = [
      { host: 'a.example.com', path: '/x', service: 'web', isTls: false },
      { host: '*.example.com', path: '/y', service: 'api', isTls: true },
      { host: 'b.example.com', isTls: true },
    ];
    const { items, onShow } = await show(
      Routes,
      { kind: 'Ingress', ingress: { rules } },
      ['Service/shop/web'],
    );
    expect(items).toEqual([
      'a.example.com/x → web',
      '*.example.com/y → api',
      'b.example.com',
    ]);
    expect(
      screen.getAllByRole('link').map(link => link.getAttribute('href')),
    ).toEqual(['http://a.example.com/x', 'https://b.example.com/']);
    await userEvent.click(screen.getByRole('button', { name: 'web' }));
    expect(onShow).toHaveBeenCalledWith('Service/shop/web');
  });
});
