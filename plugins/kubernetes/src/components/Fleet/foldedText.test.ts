import { FleetServiceRow } from '@podlight/backstage-plugin-kubernetes-common';
import { Translate } from '../../i18n/useText';
import { foldedText } from './foldedText';

const t = ((key: string, values: object) =>
  [key.replace('fleet.folded.', ''), ...Object.values(values)].join(
    ' ',
  )) as unknown as Translate;

it.each([
  [['healthy', 'unknown'], 'healthy 2'],
  [['absent', 'absent'], 'absent 2'],
  [['absent', 'healthy', 'unknown'], 'both healthy 2 absent 1'],
])('says of %j: %s', (states, text) => {
  const services = states.map(state => ({ state } as FleetServiceRow));
  expect(foldedText(services, t)).toBe(text);
});
