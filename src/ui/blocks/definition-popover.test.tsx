import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import ConfigProvider from 'antd/es/config-provider';
import { expect, test } from 'vitest';
import { DefinitionPopover } from './definition-popover.tsx';

test('the "?" tells how a number is made, takes the focus and gives it back', async () => {
  const user = userEvent.setup();
  render(
    <ConfigProvider theme={{ token: { motion: false } }}>
      <DefinitionPopover
        definition={{
          name: '看播成交转化率',
          formula: '支付 UV ÷ 观看 UV',
          minimumSample: '观看 UV ≥ 10万',
          source: 'O',
        }}
      />
    </ConfigProvider>,
  );
  const button = screen.getByRole('button', { name: '「看播成交转化率」的口径' });
  expect(button).toHaveAttribute('aria-expanded', 'false');
  await user.click(button);
  const panel = await screen.findByRole('dialog', { name: '「看播成交转化率」的口径' });
  expect(panel).toHaveTextContent('支付 UV ÷ 观看 UV');
  expect(panel).toHaveTextContent('系统默认口径，可配置，非平台官方规则');
  expect(panel).not.toHaveTextContent('不计入');
  await waitFor(() => expect(panel).toHaveFocus());
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  expect(button).toHaveFocus();
});
