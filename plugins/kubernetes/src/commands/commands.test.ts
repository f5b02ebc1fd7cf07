import { execFileSync } from 'node:child_process';
import { getPodsCommand, kubectl } from './kubectl';
import { shellQuote } from './shellQuote';

describe('shellQuote', () => {
  it.each([
    ['dice-roller-6f7d9c-x2x4z'],
    ['backstage.io/kubernetes-id=dice-roller'],
    [''],
    ["it's"],
    ['a b; rm -rf $HOME `id` $(id) "x" \\ \n !'],
    ["''"],
    ['*'],
    ['~'],
    ['würfel'],
  ])('gives a shell back exactly %p', word => {
    const printed = execFileSync('sh', [
      '-c',
      `printf '%s' ${shellQuote(word)}`,
    ]).toString();
    expect(printed).toBe(word);
  });

  it('leaves plain words as they are', () => {
    expect(shellQuote('app=web,tier=front')).toBe('app=web,tier=front');
  });
});

describe('kubectl', () => {
  it('quotes every word', () => {
    expect(kubectl('get', 'pods', '-l', 'env in (a, b)')).toBe(
      "kubectl get pods -l 'env in (a, b)'",
    );
  });

  it('looks in all namespaces unless there is one', () => {
    expect(getPodsCommand({ selector: 'app=web' })).toBe(
      'kubectl get pods -A -l app=web',
    );
    expect(getPodsCommand({ selector: 'app=web', namespace: 'games' })).toBe(
      'kubectl get pods -n games -l app=web',
    );
  });
});
