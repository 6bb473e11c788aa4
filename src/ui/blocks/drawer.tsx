import type { DrawerProps as AntDrawerProps } from 'antd/es/drawer';
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useRef } from 'react';
import { useSearchParams } from 'react-router';
import { useSharedMessages } from '../i18n/shared-messages.ts';
import './drawer.css';

// Nobody needs a drawer before the first press, so it is not in the first view.
const AntDrawer = lazy(() => import('antd/es/drawer'));

export interface DrawerProps {
  open: boolean;
  onClose: () => void;
  title: string;
  subtitle?: ReactNode;
  children: ReactNode;
  footer?: ReactNode;
  /** px on a wide screen; a phone gives it the whole width. */
  width?: number;
  side?: 'right' | 'left' | 'bottom';
}

/** As long as systems wait for the second half of a double click. */
const DOUBLE_CLICK_MS = 500;

/** Details beside the page they belong to. */
export function Drawer({
  open,
  onClose,
  title,
  subtitle,
  children,
  footer,
  width = 560,
  side = 'right',
}: DrawerProps) {
  const t = useSharedMessages();
  const openedAt = useRef(0);
  useEffect(() => {
    if (!open) return undefined;
    openedAt.current = performance.now();
    const opener = document.activeElement;
    // The drawer leaves the page when it closes; whoever opened it by keyboard goes on from there.
    return () => {
      if (opener instanceof HTMLElement) opener.focus({ preventScroll: true });
    };
  }, [open]);
  /** Whoever double clicks a row hits what then lies over it with the second half. */
  const closeUnlessDoubleClick: AntDrawerProps['onClose'] = (event) => {
    const isOnMask = event.type === 'click' && (event.target as Element).matches('.ant-drawer-mask');
    if (!isOnMask || performance.now() - openedAt.current > DOUBLE_CLICK_MS) onClose();
  };
  if (!open) return null;
  return (
    <Suspense fallback={null}>
      <AntDrawer
        open
        onClose={closeUnlessDoubleClick}
        placement={side}
        size={side === 'bottom' ? 'auto' : width}
        rootClassName="wm-drawer"
        closable={{ placement: 'end', 'aria-label': t('close') }}
        title={
          <>
            <h2 className="wm-drawer-title">{title}</h2>
            {subtitle && <div className="wm-meta">{subtitle}</div>}
          </>
        }
        footer={footer && <div className="wm-drawer-foot">{footer}</div>}
      >
        {children}
      </AntDrawer>
    </Suspense>
  );
}

/** The drawer's state in the URL, so that it can be linked to and undone by the back button. */
export function useDrawerParam(
  name: string,
): [value: string | null, open: (value: string) => void, close: () => void] {
  const [params, setParams] = useSearchParams();
  const open = useCallback(
    (value: string) =>
      setParams((now) => {
        now.set(name, value);
        return now;
      }),
    [name, setParams],
  );
  const close = useCallback(
    () =>
      setParams(
        (now) => {
          now.delete(name);
          return now;
        },
        { replace: true },
      ),
    [name, setParams],
  );
  return [params.get(name), open, close];
}
