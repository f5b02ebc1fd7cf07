import {
  FLEET_GROUPS,
  FLEET_STATES,
} from '@podlight/backstage-plugin-kubernetes-common';
import fc from 'fast-check';
import {
  DEFAULT_FLEET_VIEW,
  FleetView,
  parseFleetView,
  writeFleetView,
} from './fleetView';

describe('the view of a page of services', () => {
  it('is the default with nothing in the URL, and leaves nothing there', () => {
    expect(parseFleetView(new URLSearchParams())).toEqual(DEFAULT_FLEET_VIEW);
    const others = new URLSearchParams('tab=failures&q=x&status=failing');
    expect(String(writeFleetView(others, DEFAULT_FLEET_VIEW))).toBe(
      'tab=failures',
    );
  });

  it('comes back from the URL as it was', () => {
    const anyView: fc.Arbitrary<FleetView> = fc.record(
      {
        filter: fc.string(),
        status: fc.subarray([...FLEET_STATES]),
        columns: fc.constantFrom(
          ...(['cluster', 'region', 'parameter:stage'] as const),
        ),
        group: fc.constantFrom(...FLEET_GROUPS),
        showsHealthy: fc.boolean(),
      },
      { requiredKeys: ['filter', 'status', 'group', 'showsHealthy'] },
    );
    fc.assert(
      fc.property(anyView, view => {
        const query = writeFleetView(new URLSearchParams(), view);
        expect(parseFleetView(new URLSearchParams(query.toString()))).toEqual(
          view,
        );
      }),
    );
  });

  it('takes what cannot be read as if it were not there', () => {
    expect(
      parseFleetView(
        new URLSearchParams(
          'status=broken,failing&columns=zone&group=node&healthy=no',
        ),
      ),
    ).toEqual({ ...DEFAULT_FLEET_VIEW, status: ['failing'] });
  });
});
