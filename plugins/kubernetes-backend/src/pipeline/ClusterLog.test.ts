import {
  ClusterMessage,
  ClusterReasonCode,
} from '@podlight/backstage-plugin-kubernetes-common';
import { ClusterLog } from './ClusterLog';
import { failedMessage } from './ClusterView';

const failed = (code: ClusterReasonCode) =>
  failedMessage('one', { code, message: `${code} it is` }, new Date(0));
const live: ClusterMessage = {
  ...failed('dns'),
  state: { phase: 'live', at: 'now' },
};

describe('ClusterLog', () => {
  it('says once that a cluster fails, why, and once that it is well again', () => {
    const lines: unknown[] = [];
    const log = new ClusterLog({
      info: (message, meta) => lines.push([message, meta]),
      warn: (message, meta) => lines.push([message, meta]),
    });
    [live, failed('dns'), failed('dns'), failed('tls'), live, live].forEach(
      message => log.note(message),
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
