import { AnalyticsEvent } from '@backstage/frontend-plugin-api';
import { withoutView } from './analytics';

const context = { pluginId: 'kubernetes', extensionId: 'entity' };

function captured(event: Pick<AnalyticsEvent, 'action' | 'subject'>) {
  const captureEvent = jest.fn();
  withoutView({ captureEvent }).captureEvent({ ...event, context });
  return captureEvent.mock.calls[0][0];
}

it('cuts the view off the address of a page, and nothing else', () => {
  const subject = '/catalog/default/component/shop/kubernetes';
  const view = `${subject}?q=pay-7&pod=eu/games/pay-7#log`;
  expect(captured({ action: 'navigate', subject: view })).toEqual({
    action: 'navigate',
    subject,
    context,
  });
  const filter = { action: 'filterPods', subject: 'status,text?' };
  expect(captured(filter)).toEqual({ ...filter, context });
});
