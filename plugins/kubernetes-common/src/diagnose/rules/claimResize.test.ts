import { PersistentVolumeClaim } from '../../model';
import { anObject, diagnoseObjects, podVerdicts } from '../../testing';
import { indexObjects } from '../testing/indexObjects';
import { eventOn, inShop } from '../testing/shop';
import { isGrowing } from './claimResize';

const FAILED = ['error VolumeResizeFailed'];

/** A bound claim that asks for so much and has so much. */
const claim = (asked = '20Gi', has = '9Gi') =>
  anObject('PersistentVolumeClaim', inShop('data'))
    .withSpec({
      volumeName: 'pv-1',
      resources: { requests: { storage: asked } },
    })
    .withStatus({ phase: 'Bound', capacity: { storage: has } });

const event = (reason: string, lastSeenSecondsAgo: number, first?: number) =>
  eventOn('PersistentVolumeClaim', 'data', {
    reason,
    message: `${reason} in its own words`,
    lastSeenSecondsAgo,
    ...(first !== undefined && { firstSeenSecondsAgo: first }),
  });

const said = (...objects: Parameters<typeof diagnoseObjects>[0]) =>
  podVerdicts([...objects]).map(verdict => verdict.replace(/^\w+/, 'error'));

describe('isGrowing', () => {
  const grows = (builder: ReturnType<typeof claim>) =>
    isGrowing(
      indexObjects([builder]).all(
        'PersistentVolumeClaim',
      )[0] as PersistentVolumeClaim,
    );

  it.each([
    ['20Gi', '9Gi', true],
    ['9Gi', '9Gi', false],
  ])('with %s of %s is %p', (asked, has, expected) => {
    expect(grows(claim(asked, has))).toBe(expected);
  });

  it.each([
    ['Resizing', 'True', true],
    ['FileSystemResizePending', 'True', true],
    ['NodeResizeError', 'True', true],
    ['Resizing', 'False', false],
    ['Unused', 'True', false],
  ] as const)('with the condition %s %s is %p', (type, status, expected) => {
    expect(grows(claim('9Gi').withCondition({ type, status }))).toBe(expected);
  });
});

describe('a claim that should grow', () => {
  it('fails by an event, unless a later one says that it has grown', () => {
    expect(said(claim(), event('VolumeResizeFailed', 60))).toEqual(FAILED);
    expect(
      said(
        claim(),
        event('VolumeResizeFailed', 60),
        event('FileSystemResizeSuccessful', 30),
      ),
    ).toEqual([]);
    expect(said(claim(), event('VolumeResizeFailed', 3_700))).toEqual([]);
  });

  it('fails where nobody has seen to it for ten minutes, and it still should', () => {
    const waits = (first: number) => event('ExternalExpanding', 30, first);
    expect(said(claim(), waits(700))).toEqual(FAILED);
    expect(said(claim(), waits(500))).toEqual([]);
    expect(said(claim('9Gi'), waits(700))).toEqual([]);
  });

  it('fails by its condition, in the words of the event if there is one', () => {
    const refused = claim().withCondition({
      type: 'ControllerResizeError',
      status: 'True',
      message: 'in words of the condition',
    });
    const [finding] = diagnoseObjects([refused]);
    expect(finding).toMatchObject({
      class: 'VolumeResizeFailed',
      params: { volume: 'pv-1', message: 'in words of the condition' },
    });
    const [both] = diagnoseObjects([refused, event('VolumeResizeFailed', 60)]);
    expect(both.params.message).toBe('VolumeResizeFailed in its own words');
    expect(both.evidence).toHaveLength(2);
  });
});

describe('an expansion that the status says is refused', () => {
  const withStatus = (status: object) =>
    claim().withStatus({
      phase: 'Bound',
      capacity: { storage: '9Gi' },
      ...status,
    });

  it.each([
    { allocatedResourceStatuses: { storage: 'ControllerResizeInfeasible' } },
    { allocatedResourceStatuses: { storage: 'NodeResizeInfeasible' } },
    { resizeStatus: 'ControllerExpansionFailed' },
  ])('is found without events: %j', status => {
    expect(said(withStatus(status))).toEqual(FAILED);
  });

  it.each([
    { allocatedResourceStatuses: { storage: 'ControllerResizeInProgress' } },
    { allocatedResourceStatuses: { storage: 'NodeResizePending' } },
    { resizeStatus: 'NodeExpansionInProgress' },
    { resizeStatus: '' },
  ])('is not while it is under way: %j', status => {
    expect(said(withStatus(status))).toEqual([]);
  });
});
