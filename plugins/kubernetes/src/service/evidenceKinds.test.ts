import { aFinding } from '../fixtures';
import { evidenceKinds, isAboutThisRun } from './evidenceKinds';

const { scope } = aFinding([]);
const { container: _, containerKind: _kind, ...ofObject } = scope;

it.each([
  ['ApplicationError', ['log']],
  ['OOMKilled', ['log']],
  ['LivenessProbeKilled', ['events', 'log']],
  ['StartupProbeKilled', ['events', 'log']],
  ['ReadinessProbeFailing', ['events', 'log']],
  ['StartupPending', ['events', 'log']],
  ['LivenessFailingNow', ['events', 'log']],
  ['NotReadyOther', ['events', 'log']],
  ['ImageNotFound', ['events']],
  ['JobFailedOther', ['objectEvents']],
])('of %s is %j', (name, kinds) => {
  expect(evidenceKinds(aFinding([], { class: name }))).toEqual(kinds);
});

it.each([
  [scope, 'log'],
  [{ ...ofObject, kind: 'Deployment' }, 'objectEvents'],
  // A pod's events are beside it already.
  [{ ...ofObject, kind: 'Pod' }, 'none'],
])('of a class of others depends on what it is about: %j', (about, kind) => {
  const finding = aFinding([], { class: 'acme/Custom', scope: about });
  expect(evidenceKinds(finding)).toEqual([kind]);
});

it.each([
  ['ReadinessProbeFailing', true],
  ['ApplicationError', false],
  ['acme/Custom', false],
])('%s is about the current run: %p', (name, isNow) => {
  expect(isAboutThisRun(aFinding([], { class: name }))).toBe(isNow);
});
