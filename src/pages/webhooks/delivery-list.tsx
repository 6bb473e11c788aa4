import { useInfiniteQuery } from '@tanstack/react-query';
import { problemOf } from '../../queries/request.ts';
import { deliveriesQuery } from '../../queries/webhooks.ts';
import { Button } from '../../ui/blocks/button.tsx';
import { ErrorState } from '../../ui/blocks/error-state.tsx';
import { SkeletonText } from '../../ui/blocks/skeleton.tsx';
import { DeliveryItem } from './delivery-item.tsx';
import { useDeliveryMessages } from './delivery-messages.ts';

interface DeliveryListProps {
  webhookId: string;
  sends: boolean;
  mayRetry: boolean;
  enabled: boolean;
}

export function DeliveryList({ webhookId, ...rest }: DeliveryListProps) {
  const t = useDeliveryMessages();
  const list = useInfiniteQuery(deliveriesQuery(webhookId));
  const deliveries = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section className="webhooks-deliveries">
      <h3>
        {t('title')}
        <span className="wm-meta">{t('kept')}</span>
      </h3>
      {list.error ? (
        <ErrorState problem={problemOf(list.error)} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <SkeletonText lines={4} />
      ) : deliveries.length === 0 ? (
        <p className="wm-meta">{t('none')}</p>
      ) : (
        <ol>
          {deliveries.map((delivery) => (
            <DeliveryItem key={delivery.id} webhookId={webhookId} delivery={delivery} {...rest} />
          ))}
        </ol>
      )}
      {list.hasNextPage && (
        <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </section>
  );
}
