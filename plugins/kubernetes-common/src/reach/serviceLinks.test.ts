import { pod, service } from '../testing/reach/objects';
import { findPort, portNames, serviceLinks } from './serviceLinks';
import { aReachContext } from './testing/aReachContext';

const PORTS = [{ name: 'http', port: 80 }, { port: 9090 }];

it('finds a port by its number or its name, never one by the other', () => {
  expect(findPort(PORTS, 80)).toBe(PORTS[0]);
  expect(findPort(PORTS, 'http')).toBe(PORTS[0]);
  expect(findPort(PORTS, '9090')).toBeUndefined();
  expect(findPort(PORTS, undefined)).toBeUndefined();
});

it('names at most ten ports', () => {
  expect(portNames(PORTS)).toBe('80 (http), 9090');
  const many = Array.from({ length: 50 }, (_, at) => ({ port: at + 1 }));
  expect(portNames(many).split(', ')).toHaveLength(10);
});

it('ends at a port that is missing, with those that are there', () => {
  const context = aReachContext([service(), pod()]);
  const [own] = context.services;
  expect(serviceLinks(context, own, 81)).toEqual([
    {
      step: 'port',
      name: '81',
      state: 'broken',
      reason: 'portMissing',
      detail: '80 (http)',
    },
  ]);
});

it('goes no further than an ExternalName', () => {
  const context = aReachContext([service({ type: 'ExternalName' })]);
  const [own] = context.services;
  expect(serviceLinks(context, own, 81)).toEqual([
    { step: 'endpoints', state: 'notChecked', reason: 'externalName' },
  ]);
});
