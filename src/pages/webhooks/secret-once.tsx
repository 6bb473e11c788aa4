import type { WebhookWithSecret } from '../../contract/webhooks.ts';
import { Button } from '../../ui/blocks/button.tsx';
import { Notice } from '../../ui/blocks/notice.tsx';
import { CopiedBlock } from './copied-block.tsx';
import { useWebhookFormMessages } from './form-messages.ts';

/** The secret, this once, and what a receiver does with it. */
export function SecretOnce({ made, onDone }: { made: WebhookWithSecret; onDone: () => void }) {
  const form = useWebhookFormMessages();
  const { webhook, secret } = made;
  const isChat = webhook.format !== 'json';
  const code = [
    "import { Webhook } from 'standardwebhooks';",
    '',
    `${form('codeComment')}`,
    'new Webhook(process.env.WEBHOOK_SECRET).verify(body, headers);',
  ].join('\n');
  return (
    <div className="webhooks-form">
      <Notice tone={isChat ? 'info' : 'attention'}>
        {form('secretOnce', { name: webhook.name })}
        {isChat && <p className="webhooks-aside">{form('secretChat')}</p>}
      </Notice>
      <CopiedBlock kind="data" text={secret} copyLabel={form('copySecret')} />
      <div>
        <Button kind="primary" onClick={onDone}>
          {form(isChat ? 'continue' : 'kept')}
        </Button>
      </div>
      <section className="webhooks-verify">
        <h3>{form('verifyTitle')}</h3>
        <p className="wm-meta">{form('verifyText')}</p>
        <CopiedBlock kind="code" text={code} copyLabel={form('copyCode')} />
        <p className="wm-meta">{form('verifyLibraries')}</p>
      </section>
    </div>
  );
}
