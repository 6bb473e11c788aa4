import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import ConfigProvider from 'antd/es/config-provider';
import type { Locale } from 'antd/es/locale';
import english from 'antd/es/locale/en_US';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { ProblemError } from '../queries/request.ts';
import { sessionQuery } from '../queries/session.ts';
import { useMedia } from '../ui/blocks/media.ts';
import { TipLayer } from '../ui/blocks/tip-layer.tsx';
import { ToastProvider } from '../ui/blocks/toast.tsx';
import { type Lang, useLang } from '../ui/i18n/language.ts';
import { antdTheme } from '../ui/theme/antd-theme.ts';
import { useScheme } from '../ui/theme/preferences.ts';

/** A session that has ended is found out by whatever is asked next; asking who is signed in then shows the sign-in. */
function noticeSignedOut(error: Error): void {
  if (error instanceof ProblemError && error.problem.status === 401)
    void queryClient.invalidateQueries({ queryKey: sessionQuery().queryKey });
}

const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeSignedOut }),
  mutationCache: new MutationCache({ onError: noticeSignedOut }),
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      // The service has answered and says no: asking again changes nothing.
      retry: (failures, error) =>
        failures < 2 && !(error instanceof ProblemError && error.problem.status < 500),
    },
  },
});

export function AppProviders({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  const scheme = useScheme();
  const reducedMotion = useMedia('(prefers-reduced-motion: reduce)');
  const theme = useMemo(() => antdTheme(scheme, reducedMotion), [scheme, reducedMotion]);
  const locale = useAntdLocale(useLang());
  useForgetfulness();
  return (
    <QueryClientProvider client={queryClient}>
      <ConfigProvider
        theme={theme}
        wave={{ disabled: true }}
        locale={locale}
        {...(nonce && { csp: { nonce } })}
      >
        <ToastProvider>{children}</ToastProvider>
        <TipLayer />
      </ConfigProvider>
    </QueryClientProvider>
  );
}

/** In the demo the visitor may go on as somebody else, who sees other rows. */
function useForgetfulness(): void {
  useEffect(() => {
    const forget = () => void queryClient.resetQueries();
    window.addEventListener('windmaker:looked-as', forget);
    return () => window.removeEventListener('windmaker:looked-as', forget);
  }, []);
}

const locales: Record<Lang, () => Promise<Locale>> = {
  zh: async () => (await import('antd/es/locale/zh_CN')).default,
  en: async () => english,
};

/**
 * antd's own few words are loaded beside the page, not before it. English is inside antd and stands in: without any
 * locale first, antd would wrap the whole console anew when one arrives, and so mount every page twice.
 */
function useAntdLocale(lang: Lang): Locale {
  const [locale, setLocale] = useState<Locale>(english);
  useEffect(() => {
    let wanted = true;
    void locales[lang]().then((loaded) => {
      if (wanted) setLocale(loaded);
    });
    return () => {
      wanted = false;
    };
  }, [lang]);
  return locale;
}
