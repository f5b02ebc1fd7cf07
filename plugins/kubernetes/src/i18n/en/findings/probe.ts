import { ClassTexts } from '../../findings/types';

/** The container runs, and is not ready. */
export const probeTexts = {
  ReadinessProbeFailing: {
    title: 'It runs, but says it is not ready',
    brief: '{{probeError}}',
    meaning:
      'Kubernetes asks container {{container}} whether it can take requests ({{probe}}), and it cannot. Until it can, the pod gets no traffic. It is not restarted for this.',
    plain:
      'Kubernetes asks container {{container}} whether it can take requests, and it cannot. Until it can, the pod gets no traffic. It is not restarted for this.',
    steps: {
      answer:
        'See in the events below what the probe got: a refused connection, a status code, or no answer in time.',
      currentLog: 'See what the program says:',
      address:
        'On a refused connection, check the port, and that the program listens on 0.0.0.0 and not only on 127.0.0.1.',
      dependency: 'If the check asks other services, see whether those are up.',
    },
  },
  ProbeMisconfigured: {
    title: 'A probe asks the wrong thing',
    brief: '{{probeError}}',
    meaning:
      'The way a probe of container {{container}} fails ({{probe}}) suggests that its settings do not fit the program: another port, another path, a log-in that it does not have, or a tool that is not in the image.',
    plain:
      'The way a probe of container {{container}} fails suggests that its settings do not fit the program.',
    steps: {
      compare:
        'Compare port and path of the probe with what the program serves.',
      describePod: 'See the probe and its answers:',
      log: 'A path that needs a log-in cannot be probed: give the program one that does not.',
    },
    variants: {
      portName: {
        title: 'A probe names a port that does not exist',
        meaning:
          'A probe of container {{container}} ({{probe}}) names a port that the container does not declare, so Kubernetes cannot run it. The probe never succeeds, whatever the program does.',
        plain:
          'A probe of container {{container}} names a port that the container does not declare, so Kubernetes cannot run it. The probe never succeeds, whatever the program does.',
        steps: {
          ports:
            'Use a port number in the probe, or give a port of this container that name under ports.',
          describePod: 'See the probe and its answers:',
        },
      },
      command: {
        title: 'A probe runs a command that is not in the image',
        meaning:
          'A probe of container {{container}} ({{probe}}) runs a command that the image does not have. The probe never succeeds, whatever the program does.',
        plain:
          'A probe of container {{container}} runs a command that the image does not have. The probe never succeeds, whatever the program does.',
        steps: {
          command:
            'Probe with httpGet, tcpSocket, or grpc, which need no command, or use an image that has the command.',
          describePod: 'See the probe and its answers:',
        },
      },
      commandDenied: {
        title: 'A probe runs a file that is not executable',
        meaning:
          'A probe of container {{container}} ({{probe}}) runs a file that is not executable for the user of the container. The probe never succeeds, whatever the program does.',
        plain:
          'A probe of container {{container}} runs a file that is not executable for the user of the container. The probe never succeeds, whatever the program does.',
        steps: {
          mode: 'Make the file executable in the image (chmod +x), or in the volume that it comes from (defaultMode: 0555).',
          describePod: 'See the probe and its answers:',
        },
      },
    },
  },
  StartupPending: {
    title: 'Still starting',
    brief: '{{probe}}',
    meaning:
      'Container {{container}} has not answered its startup probe yet. It has {{budgetSeconds}} seconds in all.',
    plain: 'Container {{container}} has not answered its startup probe yet.',
    steps: {
      wait: 'Wait: nothing has failed yet.',
      currentLog: 'See how far it is:',
    },
  },
  LivenessFailingNow: {
    title: 'The liveness probe fails; a restart is near',
    brief: '{{probeError}}',
    meaning:
      'Container {{container}} does not answer its liveness probe ({{probe}}). After a few more failures Kubernetes restarts it.',
    plain:
      'Container {{container}} does not answer its liveness probe. After a few more failures Kubernetes restarts it.',
    steps: {
      currentLog: 'See what it does right now, before its log is cut:',
      podUsage: 'See whether it lacks processor time or memory:',
      podEvents: 'See what the probe got:',
    },
  },
  ReadinessGateNotReady: {
    title: 'Something outside has not approved the pod',
    brief: '{{gate}}',
    meaning:
      'The containers are ready. The pod also waits for a condition that something outside of it sets ({{gate}}), such as a load balancer that has to see it as healthy.',
    plain:
      'The containers are ready. The pod also waits for a condition that something outside of it sets, such as a load balancer.',
    steps: {
      describePod: 'See the conditions:',
      controller:
        'Look at the health checks of the load balancer, or at the controller that owns the gate.',
    },
  },
  NotReadyOther: {
    title: 'The pod is not ready',
    meaning:
      'The pod runs and does not count as ready, so it gets no traffic. Nothing says clearly why.',
    steps: {
      describePod: 'See the conditions and containers:',
      podEvents: 'See what happened lately:',
    },
  },
  ProbeWarning: {
    title: 'A probe is answered with a redirect',
    meaning:
      'A probe of container {{container}} was redirected to another host. Kubernetes counts that as healthy, whatever the other side says.',
    steps: { path: 'Let the probe ask a path that answers itself.' },
  },
} as const satisfies ClassTexts;
