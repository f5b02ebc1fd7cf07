import {
  ClusterMessage,
  ClusterReasonCode,
} from '@podlight/backstage-plugin-kubernetes-common';
import { ClusterUpdate } from './ClusterUpdate';
import { logTransitions, TransitionLog } from './logTransitions';
import { failedMessage } from './ClusterProjection';

const failed = (code: ClusterReasonCode) =>
  failedMessage('one', { code, message: `${code} it is` }, new Date(0));
const live: ClusterMessage = {
  ...failed('dns'),
  state: { phase: 'live', at: 'now' },
};

describe('TransitionLog', () => {
  it('logs once that a cluster fails, and why, and once that it has recovered', () => {
    const lines: unknown[] = [];
    const log = new TransitionLog({
      info: (message, meta) => lines.push([message, meta]),
      warn: (message, meta) => lines.push([message, meta]),
    });
    [live, failed('dns'), failed('dns'), failed('tls'), live, live].forEach(
      message => log.record(message),
    );

    expect(lines).toEqual([
      [
        'A cluster cannot be read',
        { cluster: 'one', code: 'dns', reason: 'dns it is' },
      ],
      [
        'A cluster cannot be read',
        { cluster: 'one', code: 'tls', reason: 'tls it is' },
      ],
      ['A cluster can be read again', { cluster: 'one' }],
    ]);
  });
});

describe('what the log of transitions keeps', () => {
  const record = (names: readonly string[]) => {
    const [info, warn] = [jest.fn(), jest.fn()];
    const log = new TransitionLog({ info, warn });
    for (const cluster of names) log.record({ ...failed('dns'), cluster });
    return warn.mock.calls;
  };

  it('is each cluster by itself', () => {
    expect(record(['one', 'two', 'one', 'two'])).toHaveLength(2);
  });

  it('is bounded: beyond five thousand clusters a failure is told once more', () => {
    const names = Array.from({ length: 5_001 }, (_, i) => `c${i}`);
    expect(record(names.slice(0, 5_000).concat('c0'))).toHaveLength(5_000);
    expect(record([...names, 'c0'])).toHaveLength(5_002);
  });

  it('is no line of its own where a name has a line feed', () => {
    const [[, meta]] = record(['a\nb']);
    expect(meta.cluster).not.toContain('\n');
  });
});

describe('logTransitions', () => {
  async function logged(
    messages: readonly ClusterMessage[],
    hasSharedCredential: boolean,
  ) {
    async function* updates(): AsyncGenerator<ClusterUpdate> {
      for (const message of messages) yield { message, isSettled: true };
    }
    const log = { record: jest.fn() };
    const passed: ClusterMessage[] = [];
    const stage = logTransitions(updates(), log, { hasSharedCredential });
    for await (const { message } of stage) passed.push(message);
    expect(passed).toEqual(messages);
    return log.record.mock.calls.map(([message]) => message);
  }

  it('logs each update and passes it on', async () => {
    const messages = [live, failed('forbidden'), failed('dns')];
    expect(await logged(messages, true)).toEqual(messages);
  });

  it('does not log what is denied to one person', async () => {
    const messages = [failed('forbidden'), failed('unauthenticated'), live];
    expect(await logged([...messages, failed('dns')], false)).toEqual([
      live,
      failed('dns'),
    ]);
  });
});
