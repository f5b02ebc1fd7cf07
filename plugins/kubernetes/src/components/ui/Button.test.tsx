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
});
