import {
  detect,
  Finding,
  parseObject,
  toClusterObjects,
} from '@podlight/backstage-plugin-kubernetes-common';
import { Diagnosis, Report, Subject } from './report';

function toReport(finding: Finding): Report {
  const { kind, name, container } = finding.scope;
  return {
    classes: [finding.class],
    object: `${kind}/${name}`,
    pods: finding.pods.map(pod => `Pod/${pod.name}`),
    container,
    text: `${finding.class} (${finding.severity}) on ${kind}/${name}`,
  };
}

/** Raw JSON into the model that diagnosis reads. */
export function toView({ objects, previousLogs }: Subject) {
  const parsed = objects
    .map(object => parseObject(object))
    .filter(object => object !== undefined);
  return { ...toClusterObjects(parsed), previousLogs };
}

/** Podlight; a finding of severity info is a note on a healthy service, and no report. */
export function podlight(version: string): Diagnosis {
  return {
    name: 'Podlight',
    version,
    reportsOf: subject =>
      detect(toView(subject), new Date(subject.now))
        .filter(({ severity }) => severity !== 'info')
        .map(toReport),
  };
}
