import { KubernetesPodActionProps } from '@podlight/backstage-plugin-kubernetes-react';

/** Where this company takes issues; an example. */
const ISSUES = 'https://issues.example.com/new';

export function ReportLink({ pod, finding }: KubernetesPodActionProps) {
  const { name, namespace } = pod.row;
  const query = new URLSearchParams({
    title: `${finding?.class ?? 'Problem'} of ${namespace}/${name}`,
    labels: `cluster:${pod.cluster}`,
  });
  return (
    <a href={`${ISSUES}?${query}`} target="_blank" rel="noopener noreferrer">
      Report
    </a>
  );
}
