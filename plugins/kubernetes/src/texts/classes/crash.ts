import { ClassTexts } from '../types';

export const crashTexts = {
  ApplicationError: {
    title: 'The program ends with an error',
    brief: 'exit code {{exitCode}}',
    meaning:
      'The program in container {{container}} starts and then ends by itself with exit code {{exitCode}}. Kubernetes starts it again and again, waiting longer each time.',
    plain: 'The program ends.',
    steps: {
      readLog:
        'Read the last lines of the crash log below: the reason is nearly always there.',
      previousLog: 'The same log on your machine:',
      config: 'Compare what changed since it last worked.',
    },
  },
} as const satisfies ClassTexts;
