import type { ReactNode } from 'react';
import { Button } from '../../ui/blocks/button.tsx';
import { updateLang, useLang } from '../../ui/i18n/language.ts';
import './sign-in.css';

/** The one card of a page without menu: brand, title, what to do, and the other language. */
export function SignInCard({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  const lang = useLang();
  return (
    <main id="main" className="sign-in">
      <div className="sign-in-card">
        <div className="sign-in-head">
          <img src={`${import.meta.env.BASE_URL}favicon.svg`} alt="" width={36} height={36} />
          <Button
            kind="quiet"
            size="small"
            lang={lang === 'zh' ? 'en' : 'zh-CN'}
            onClick={() => updateLang(lang === 'zh' ? 'en' : 'zh')}
          >
            {lang === 'zh' ? 'English' : '中文'}
          </Button>
        </div>
        <h1>{title}</h1>
        <p className="sign-in-lead">{lead}</p>
        {children}
      </div>
    </main>
  );
}
