import { groupFleetServices } from '@podlight/backstage-plugin-kubernetes-common';
import { aFleetCell, aFleetService } from '../../fixtures';
import { toFleetChunks } from './fleetChunks';

const services = Array.from({ length: 35 }, (_, index) =>
  aFleetService(`service-${index}`, [aFleetCell('eu')]),
);
const NO_TOTALS = new Map();

describe('toFleetChunks', () => {
  const ungrouped = (list: typeof services) => groupFleetServices(list, 'none');

  it('has each service once, in its order', () => {
    const chunks = toFleetChunks(ungrouped(services), 'none', NO_TOTALS);
    expect(
      chunks.flat().map(item => item.type === 'service' && item.service),
    ).toEqual(services);
    expect(chunks.length).toBe(3);
  });

  it('keeps the objects of what has not changed, so that it is not drawn again', () => {
    const before = toFleetChunks(ungrouped(services), 'none', NO_TOTALS);
    const changed = services.map((service, index) =>
      index === 13 ? { ...service, title: 'Twelve' } : service,
    );
    const after = toFleetChunks(ungrouped(changed), 'none', NO_TOTALS, before);
    expect(after.map((chunk, index) => chunk === before[index])).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('begins a group with its heading and how many it has, listed or not', () => {
    const [[heading, first]] = toFleetChunks(
      groupFleetServices(services, 'owner'),
      'owner',
      new Map([['group:default/commerce', 60]]),
    );
    expect(heading).toMatchObject({ type: 'group', total: 60 });
    expect(first.type).toBe('service');
  });
});
