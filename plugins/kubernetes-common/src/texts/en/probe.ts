import { ClassTexts } from '../types';

const PROBE_RESULTS = 'Check the probe and its results:';

/** The container runs, and is not ready. */
export const probeTexts = {
  ReadinessProbeFailing: {
    title: 'Running but failing its readiness check',
    brief: '{{probeError}}',
    meaning:
      'Container {{container}} fails its readiness probe ({{probe}}), so the pod gets no traffic from Services. Kubernetes doesn’t restart it for this.',
    plain:
      'Container {{container}} fails its readiness probe, so the pod gets no traffic from Services. Kubernetes doesn’t restart it for this.',
    steps: {
      answer:
        'In the events below, check what the probe got: a refused connection, a status code, a timeout, or the output of its command.',
      currentLog: 'Check what the app logs:',
      address:
        'If the connection is refused, check the port, and that the app listens on 0.0.0.0 rather than only on 127.0.0.1.',
      dependency:
        'If the check depends on other services, check that they’re up.',
    },
  },
  ProbeMisconfigured: {
    title: 'Probe settings don’t match the app',
    brief: '{{probeError}}',
    meaning:
      'The way a probe of container {{container}} ({{probe}}) fails suggests that its settings don’t match the app: for example a wrong port or path, a path that needs a login, a timeout that’s too short, or a gRPC health check that the app doesn’t implement.',
    plain:
      'The way a probe of container {{container}} fails suggests that its settings don’t match the app.',
    steps: {
      describePod: PROBE_RESULTS,
      compare: 'Compare the probe’s port, path, and timeout with the app’s.',
      log: 'If the path needs a login, use one that doesn’t.',
    },
    variants: {
      portName: {
        title: 'Probe uses an unknown port name',
        meaning:
          'A probe of container {{container}} ({{probe}}) uses a port name that the container doesn’t declare. Kubernetes can’t run the probe, so it never succeeds, whatever the app does.',
        plain:
          'A probe of container {{container}} uses a port name that the container doesn’t declare. Kubernetes can’t run the probe, so it never succeeds, whatever the app does.',
        steps: {
          describePod: PROBE_RESULTS,
          ports:
            'Use a port number in the probe, or add a port with that name to the container’s ports.',
        },
      },
      command: {
        title: 'Probe runs a command that isn’t in the image',
        meaning:
          'A probe of container {{container}} ({{probe}}) runs a command that the image doesn’t contain. The probe never succeeds, whatever the app does.',
        plain:
          'A probe of container {{container}} runs a command that the image doesn’t contain. The probe never succeeds, whatever the app does.',
        steps: {
          describePod: PROBE_RESULTS,
          command:
            'Use an httpGet, tcpSocket, or grpc probe, which needs no command, or add the command to the image.',
        },
      },
      commandDenied: {
        title: 'Probe runs a file that isn’t executable',
        meaning:
          'A probe of container {{container}} ({{probe}}) runs a file that the container’s user can’t execute. The probe never succeeds, whatever the app does.',
        plain:
          'A probe of container {{container}} runs a file that the container’s user can’t execute. The probe never succeeds, whatever the app does.',
        steps: {
          describePod: PROBE_RESULTS,
          mode: 'Make the file executable in the image (chmod +x), or in the volume it comes from (defaultMode: 0555).',
        },
      },
    },
  },
  StartupPending: {
    title: 'Still starting',
    brief: '{{probeError}}',
    meaning:
      'Container {{container}} hasn’t passed its startup probe yet. If it doesn’t pass within {{budgetSeconds}} seconds of its start, Kubernetes kills it.',
    plain: 'Container {{container}} hasn’t passed its startup probe yet.',
    steps: {
      currentLog: 'Check how far it has gotten:',
      wait: 'If it makes progress, wait: it still has time.',
    },
  },
  LivenessFailingNow: {
    title: 'Liveness probe is failing',
    brief: '{{probeError}}',
    meaning:
      'The liveness probe of container {{container}} ({{probe}}), a regular check that the app is alive, is failing. If it fails a few more times in a row, Kubernetes kills the container to restart it.',
    plain:
      'The liveness probe of container {{container}}, a regular check that the app is alive, is failing. If it fails a few more times in a row, Kubernetes kills the container to restart it.',
    steps: {
      currentLog: 'Check what it’s doing now, before a restart:',
      podUsage: 'Check whether it’s short of CPU or memory:',
      podEvents: 'Check what the probe got:',
    },
  },
  ReadinessGateNotReady: {
    title: 'Waiting for a readiness gate',
    brief: '{{gate}}',
    meaning:
      'All containers are ready, but the pod also needs the condition {{gate}}, which an external controller sets: for example, once a load balancer sees the pod as healthy.',
    plain:
      'All containers are ready, but the pod also needs a condition that an external controller sets: for example, once a load balancer sees the pod as healthy.',
    steps: {
      describePod: 'Check the pod’s conditions:',
      controller:
        'Check the load balancer’s health checks, or the controller that sets the condition.',
    },
  },
  NotReadyOther: {
    title: 'Pod isn’t ready',
    meaning:
      'The pod runs but isn’t ready, so it gets no traffic from Services. Kubernetes reports no clear reason.',
    steps: {
      describePod: 'Check its conditions and containers:',
      podEvents: 'Check its recent events:',
    },
  },
  ProbeWarning: {
    title: 'Probe is redirected to another host',
    meaning:
      'A probe of container {{container}} gets a redirect to another host. Kubernetes doesn’t follow it and counts the probe as passed, whatever the other host would return.',
    steps: { path: 'Point the probe at a path that doesn’t redirect.' },
  },
} as const satisfies ClassTexts;
