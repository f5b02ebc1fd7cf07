import { FleetState } from '@podlight/backstage-plugin-kubernetes-common';
import { fleetSign } from './fleetSign';

it.each([
  ['failing', 'failing'],
  ['notReady', 'notReady'],
  ['warning', 'notReady'],
  ['unseen', 'unknown'],
  ['unknown', undefined],
  ['healthy', 'ready'],
  ['absent', undefined],
  ['constructor', undefined],
])('has for %s the sign of %s', (state, sign) => {
  expect(fleetSign(state as FleetState)).toBe(sign);
});
