import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aFinding, aPodRow, FIXTURE_NOW, POD_IN_STATE } from '../../fixtures';
import { useAge } from '../../format';
import { PodView } from '../../service';
import { PodPopover, PodPopoverProps } from './PodPopover';

function aPodView(changes: Partial<PodView> = {}): PodView {
  const row = aPodRow({ name: 'dice-1', ...POD_IN_STATE.failing });
  return {
    key: 'eu/games/dice-1',
    cluster: 'eu',
    row,
    isStale: false,
    findings: [],
    ...changes,
  };
}

function Popover(props: Partial<PodPopoverProps>) {
  return (
    <PodPopover
      pod={aPodView()}
      anchor={new DOMRect(100, 100, 24, 24)}
      ages={useAge(FIXTURE_NOW)}
      onPointerEnter={() => undefined}
      onPointerLeave={() => undefined}
      {...props}
    />
  );
}

async function show(props: Partial<PodPopoverProps> = {}) {
  renderInTestApp(<Popover {...props} />);
  const tooltip = await screen.findByRole('tooltip');
  return { tooltip, box: tooltip.parentElement };
}

/** The popover has that size, in a window of 1024 × 768. */
function size(width: number, height: number) {
  jest
    .spyOn(Element.prototype, 'getBoundingClientRect')
    .mockReturnValue(new DOMRect(0, 0, width, height));
}

afterEach(() => jest.restoreAllMocks());

describe('PodPopover', () => {
  it('names the worst cause, quotes what decides, and offers help with it', async () => {
    const onHelp = jest.fn();
    const pod = aPodView({
      findings: [
        aFinding(['dice-1'], {
          evidence: [
            { type: 'log', container: 'app', line: 'Error: no route to host' },
          ],
        }),
        aFinding(['dice-1'], { id: 'note', severity: 'info' }),
      ],
    });
    const { tooltip } = await show({ pod, onHelp });
    expect(tooltip).toHaveTextContent('Crashes with an error');
    expect(tooltip).toHaveTextContent('Error: no route to host');
    await userEvent.click(
      screen.getByRole('button', {
        name: 'Help with Crashes with an error, dice-1',
      }),
    );
    expect(onHelp).toHaveBeenCalledWith(pod);
  });

  it('offers no help for a pod with nothing but a note, or where help cannot be shown', async () => {
    const note = aFinding(['dice-1'], { severity: 'info' });
    await show({ pod: aPodView({ findings: [note] }), onHelp: jest.fn() });
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });

  it('leaves out facts without a value', async () => {
    await show({ pod: aPodView({ row: aPodRow({ node: undefined }) }) });
    expect(screen.queryByText('Node')).not.toBeInTheDocument();
    expect(screen.getByText('Restarts')).toBeVisible();
  });

  it.each([
    [
      'below its tile, in the middle of it',
      [500, 100],
      { left: 412, top: 132 },
    ],
    ['above it where there is no room', [500, 700], { left: 412, top: 592 }],
    ['inside of the window on the left', [0, 100], { left: 8, top: 132 }],
    [
      'inside of the window on the right',
      [1_010, 100],
      { left: 816, top: 132 },
    ],
  ])('stands %s', async (_, [x, y], { left, top }) => {
    size(200, 100);
    const { box } = await show({ anchor: new DOMRect(x, y, 24, 24) });
    expect(box).toHaveStyle({ left: `${left}px`, top: `${top}px` });
  });

  it('is never above the window, however little room there is', async () => {
    size(200, 2_000);
    const { box } = await show({ anchor: new DOMRect(500, 300, 24, 24) });
    expect(box).toHaveStyle({ top: '8px' });
  });
});
