import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Button } from './Button';

describe('Button', () => {
  it('has a ring while the keyboard is on it, as all else has', async () => {
    render(<Button onClick={() => undefined}>Help</Button>);
    const button = screen.getByRole('button', { name: 'Help' });
    expect(button).not.toHaveStyle({ outlineOffset: '1px' });
    await userEvent.tab();
    expect(button).toHaveFocus();
    expect(button).toHaveStyle({ outlineOffset: '1px' });
  });

  it('has one line, unless it is long: then it fits a narrow screen', () => {
    render(
      <>
        <Button onClick={() => undefined}>Help</Button>
        <Button isLong onClick={() => undefined}>
          Show more
        </Button>
      </>,
    );
    const button = (name: string) => screen.getByRole('button', { name });
    expect(button('Help')).toHaveStyle({ whiteSpace: 'nowrap' });
    expect(button('Show more')).toHaveStyle({ whiteSpace: 'normal' });
  });
});
