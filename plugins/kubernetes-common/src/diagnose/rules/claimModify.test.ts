import { anObject, diagnoseObjects } from '../../testing';
import { eventOn, inShop } from '../testing/shop';

const claim = () =>
  anObject('PersistentVolumeClaim', inShop('data'))
    .withSpec({ volumeName: 'pv-1' })
    .withStatus({ phase: 'Bound' });

const event = (reason: string, lastSeenSecondsAgo: number) =>
  eventOn('PersistentVolumeClaim', 'data', {
    ...{ reason, message: 'iops is out of range', lastSeenSecondsAgo },
  });

describe('a claim whose VolumeAttributesClass the storage system refuses', () => {
  it('has a finding with the message, and another text than one that can’t grow', () => {
    expect(
      diagnoseObjects([claim(), event('VolumeModifyFailed', 60)]),
    ).toMatchObject([
      {
        class: 'VolumeResizeFailed',
        params: {
          variant: 'modify',
          ...{ volume: 'pv-1', message: 'iops is out of range' },
        },
      },
    ]);
  });

  it('has none once a later event reports success, or after an hour', () => {
    const failed = event('VolumeModifyFailed', 60);
    const done = event('VolumeModifySuccessful', 30);
    expect(diagnoseObjects([claim(), failed, done])).toEqual([]);
    expect(
      diagnoseObjects([claim(), event('VolumeModifyFailed', 3_700)]),
    ).toEqual([]);
  });

  it('shows only what is worse if it can’t grow either', () => {
    const found = diagnoseObjects([
      claim(),
      event('VolumeModifyFailed', 60),
      event('VolumeResizeFailed', 60),
    ]);
    expect(found).toHaveLength(1);
    expect(found[0].params.variant).toBeUndefined();
  });
});
