import { CLUSTER_FAULTS } from '@podlight/backstage-plugin-kubernetes-common';
import { FAULTS_MESSAGES as GERMAN } from '../../de/tab/faults';
import { FAULTS_MESSAGES as ENGLISH } from './faults';

const toKey = (fault: string) =>
  fault.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

describe.each([
  ['English', ENGLISH],
  ['German', GERMAN],
])('faults on the way to an API server, in %s', (_language, { fault }) => {
  it.each([
    ['title', fault.title],
    ['advice', fault.advice],
  ])('have a %s of their own each', (_part, texts) => {
    expect(Object.keys(texts).sort()).toEqual(CLUSTER_FAULTS.map(toKey).sort());
    expect(new Set(Object.values(texts)).size).toBe(CLUSTER_FAULTS.length);
  });
});

it('renews what has expired, and does not look for an authority', () => {
  expect(ENGLISH.fault.advice.certificateExpired).toMatch(/Renew.*clock/);
  expect(ENGLISH.fault.advice.certificateExpired).not.toMatch(/ca(Data|File)/);
});
