import { themes, UnifiedThemeProvider } from '@backstage/theme';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ReactNode } from 'react';
import { Drawer, DrawerProps } from './Drawer';

function Themed(props: { readonly children: ReactNode }) {
  return <UnifiedThemeProvider theme={themes.light} {...props} />;
}

function show(element: JSX.Element) {
  return render(element, { wrapper: Themed });
}

function aDrawer(props: Partial<DrawerProps> = {}) {
  return (
    <Drawer
      title="dice-1"
      closeLabel="Close"
      onClose={() => undefined}
      {...props}
    >
      {props.children ?? <button type="button">Inside</button>}
    </Drawer>
  );
}

function Page(props: { readonly drawer?: JSX.Element }) {
  return (
    <>
      <button type="button">Opener</button>
      <button type="button">Other</button>
      {props.drawer}
    </>
  );
}

const button = (name: string) => screen.getByRole('button', { name });
const heading = () => screen.getByRole('heading', { name: 'dice-1' });

describe('Drawer', () => {
  it('is a dialog that is named by its title', () => {
    show(aDrawer({ subtitle: 'in games', actions: <i>Actions</i> }));
    expect(screen.getByRole('dialog', { name: 'dice-1' })).toBeVisible();
    expect(screen.getByText('in games')).toBeVisible();
    expect(screen.getByText('Actions')).toBeVisible();
  });

  it('takes the focus, and gives it back to what had it', () => {
    const { rerender } = show(<Page />);
    button('Opener').focus();
    rerender(<Page drawer={aDrawer()} />);
    expect(heading()).toHaveFocus();
    rerender(<Page />);
    expect(button('Opener')).toHaveFocus();
  });

  it('gives the focus to what its owner says at the end', () => {
    const { rerender } = show(<Page />);
    button('Opener').focus();
    rerender(
      <Page drawer={aDrawer({ returnFocus: () => button('Opener') })} />,
    );
    rerender(<Page drawer={aDrawer({ returnFocus: () => button('Other') })} />);
    rerender(<Page />);
    expect(button('Other')).toHaveFocus();
  });

  it('closes with its button and with Escape inside of it', async () => {
    const onClose = jest.fn();
    const onKeyDown = jest.fn();
    show(<Page drawer={aDrawer({ onClose, onKeyDown })} />);
    await userEvent.click(button('Close'));
    expect(onClose).toHaveBeenCalledTimes(1);
    await userEvent.keyboard('{Escape}');
    expect(onClose).toHaveBeenCalledTimes(2);
    expect(onKeyDown).not.toHaveBeenCalled();
    button('Other').focus();
    await userEvent.keyboard('{Escape}');
    expect(onClose).toHaveBeenCalledTimes(2);
  });

  it('leaves keys that something inside has handled', async () => {
    const onClose = jest.fn();
    const onKeyDown = jest.fn();
    const children = (
      <input aria-label="Field" onKeyDown={event => event.preventDefault()} />
    );
    show(aDrawer({ onClose, onKeyDown, children }));
    screen.getByRole('textbox').focus();
    await userEvent.keyboard('{Escape}j');
    expect(onClose).not.toHaveBeenCalled();
    expect(onKeyDown).not.toHaveBeenCalled();
  });

  it('passes on other keys', async () => {
    const onKeyDown = jest.fn();
    show(aDrawer({ onKeyDown }));
    await userEvent.keyboard('j');
    expect(onKeyDown).toHaveBeenCalledWith(
      expect.objectContaining({ key: 'j' }),
    );
  });

  it('keeps the focus when what has it is taken away', () => {
    const { rerender } = show(aDrawer());
    button('Inside').focus();
    rerender(aDrawer({ children: 'Nothing' }));
    expect(heading()).toHaveFocus();
  });

  it('does not take the focus back from outside', () => {
    const { rerender } = show(<Page drawer={aDrawer()} />);
    button('Inside').focus();
    button('Other').focus();
    rerender(<Page drawer={aDrawer({ children: 'Nothing' })} />);
    expect(button('Other')).toHaveFocus();
  });
});
