import { getNamedPodsCommand, getPodsCommand, kubectl, podCommands } from '.';

describe('podCommands', () => {
  it('name context, namespace and container, and change nothing', () => {
    expect(
      podCommands(
        { context: 'eu', namespace: 'dice' },
        { name: 'web-0', container: 'app', port: 8080 },
      ),
    ).toEqual({
      logs: 'kubectl logs --context=eu -n dice --container=app --tail=100 -f pod/web-0',
      previousLogs:
        'kubectl logs --context=eu -n dice --container=app --tail=100 --previous pod/web-0',
      describe: 'kubectl describe --context=eu -n dice pod/web-0',
      exec: 'kubectl exec --context=eu -n dice --container=app -it pod/web-0 -- sh',
      portForward:
        'kubectl port-forward --context=eu -n dice pod/web-0 8080:8080',
    });
  });

  it('leave the container to kubectl where none is chosen', () => {
    const { exec, logs, previousLogs } = podCommands(
      { namespace: 'dice' },
      { name: 'web-0', port: 8080 },
    );
    expect([exec, logs, previousLogs]).toEqual([
      'kubectl exec -n dice -it pod/web-0 -- sh',
      'kubectl logs -n dice --tail=100 -f pod/web-0',
      'kubectl logs -n dice --tail=100 --previous pod/web-0',
    ]);
  });
});

describe('kubectl', () => {
  it('quotes every word', () => {
    expect(kubectl('get', 'pods', '-l', 'env in (a, b)')).toBe(
      "kubectl get pods -l 'env in (a, b)'",
    );
  });

  it("uses oc, and never treats a pod's name as an option", () => {
    const scope = { cli: 'oc' as const, context: 'eu', namespace: 'games' };
    expect(getPodsCommand(scope, 'app=web')).toBe(
      'oc get pods --context=eu -n games -l app=web',
    );
    expect(getNamedPodsCommand(scope, ['web-0', '--all', "it's"])).toBe(
      "oc get --context=eu -n games pod/web-0 pod/--all 'pod/it'\\''s'",
    );
    const { logs } = podCommands(scope, { name: 'web-0', port: 80 });
    expect(logs).toMatch(/^oc logs /);
  });

  it('looks in all namespaces unless there is one', () => {
    expect(getPodsCommand({}, 'app=web')).toBe(
      'kubectl get pods -A -l app=web',
    );
    expect(getPodsCommand({ namespace: 'games' }, 'app=web')).toBe(
      'kubectl get pods -n games -l app=web',
    );
  });
});
