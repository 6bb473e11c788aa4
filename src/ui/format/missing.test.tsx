import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { TipLayer } from '../blocks/tip-layer.tsx';
import { updatePreferences } from '../theme/preferences.ts';
import { Compact } from './compact.tsx';
import { Missing } from './missing.tsx';

afterEach(() => updatePreferences({ lang: 'zh' }));

test('a missing value says why to the ear, the pointer and the keyboard', async () => {
  const user = userEvent.setup();
  render(
    <>
      <Missing reason="样本不足：n = 3" />
      <TipLayer />
    </>,
  );
  expect(screen.getByText('无数值：样本不足：n = 3')).toBeInTheDocument();
  expect(screen.queryByRole('tooltip')).not.toBeInTheDocument();

  await user.hover(screen.getByText('—'));
  expect(await screen.findByRole('tooltip')).toHaveTextContent('样本不足：n = 3');
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('tooltip')).not.toBeInTheDocument();
});

test('the exact value behind a short one', () => {
  const { rerender } = render(<Compact value={180_000_000} kind="money" />);
  expect(screen.getByText('¥1.8亿')).toHaveAttribute('data-tip', '¥180,000,000');
  expect(screen.getByText('¥1.8亿')).toHaveAttribute('tabindex', '0');
  rerender(<Compact value={180_000_000} kind="money" inCell />);
  expect(screen.getByText('¥1.8亿')).not.toHaveAttribute('tabindex');
  rerender(<Compact value={521} />);
  expect(screen.getByText('521')).not.toHaveAttribute('data-tip');
});
