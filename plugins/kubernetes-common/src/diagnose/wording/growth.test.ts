import { creatingPod, refusedPods, webPod, withoutIp } from '../testing/shop';
import { diagnoseObjects } from '../../testing';

/** Pieces of the expressions that read messages, which a message may repeat. */
const PIECES = [
  'a',
  '"',
  '\\',
  '/',
  'mount `/',
  'mount /a to /',
  'exec: "',
  'exec ',
  'no more free ',
  'subnet ',
  'exhausted ',
  'pool is ',
  'manifest ',
  'image "',
  'status ',
  'Windows version ',
  'short-name ',
  'Multi-Attach error ',
  '1 nodes are available: ',
  '1 node(s) had taint {',
  ', 1 ',
  "ValidatingAdmissionPolicy '",
  'exceeded quota: a, requested: ',
  'Unable to mount volumes ',
  'CreateProcess ',
  'network namespace adding pod ',
];
/** The longest message that the parser lets through. */
const LENGTH = 8_192;

function build(message: string) {
  const start = { exitCode: 128, reason: 'StartError', message };
  const event = (reason: string) => ({ reason, message, count: 9 });
  return [
    webPod('a').imagePullBackOff(message),
    webPod('b').unschedulable(message),
    webPod('c').crashLooping(start),
    webPod('d').waiting('CreateContainerError', message),
    webPod('e').waiting('CreateContainerConfigError', message),
    creatingPod().withEvent(event('FailedMount')),
    ...withoutIp(
      creatingPod({ ageSeconds: 900 }).withEvent(
        event('FailedCreatePodSandBox'),
      ),
    ),
    refusedPods(message),
  ];
}

function milliseconds(message: string): number {
  const builders = build(message);
  const start = performance.now();
  diagnoseObjects(builders);
  return performance.now() - start;
}

describe('the time that a message takes', () => {
  it.each(PIECES)('stays small, however often it says "%s"', piece => {
    const message = piece.repeat(LENGTH / piece.length);
    milliseconds(message);
    expect(Math.min(milliseconds(message), milliseconds(message))).toBeLessThan(
      2_000,
    );
  });
});
