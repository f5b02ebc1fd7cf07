import { AnalyticsImplementation } from '@backstage/frontend-plugin-api';

/** Analytics whose `navigate` events have no names of pods, namespaces and clusters. */
export function withoutView(
  analytics: AnalyticsImplementation,
): AnalyticsImplementation {
  return {
    captureEvent: event => {
      const isNavigation = event.action === 'navigate';
      const [page] = event.subject.split(/[?#]/);
      const shown = isNavigation ? { ...event, subject: page } : event;
      analytics.captureEvent(shown);
    },
  };
}
