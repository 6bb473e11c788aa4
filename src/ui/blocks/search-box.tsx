import { useEffect, useRef, useState } from 'react';
import { useSharedMessages } from '../i18n/shared-messages.ts';
import { IconButton } from './button.tsx';
import { Icon } from './icons.tsx';
import { KeyHint } from './key-hint.tsx';
import './search-box.css';

export interface SearchBoxProps {
  value: string;
  /** Called 200 ms after the last key, at once on Enter and on clear. Not while an input method is composing. */
  onChange: (value: string) => void;
  label: string;
  placeholder?: string;
  /** `/` anywhere on the page puts the cursor here. */
  shortcut?: boolean;
}

const settleMs = 200;

export function SearchBox({ value, onChange, label, placeholder, shortcut = false }: SearchBoxProps) {
  const t = useSharedMessages();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value);
  const [seen, setSeen] = useState(value);
  /** Handed on, not yet come back as `value`; oldest first. The address may follow the keys noticeably later. */
  const [sent, setSent] = useState<readonly string[]>([]);
  const [overruled, setOverruled] = useState(0);
  const composing = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  if (value !== seen) {
    setSeen(value);
    const at = sent.findIndex((one) => one.trim() === value.trim());
    setSent(at < 0 ? [] : sent.slice(at + 1));
    // None of ours: the back button or a reset, which wins over what was typed before.
    if (at < 0) {
      setText(value);
      setOverruled(overruled + 1);
    }
  }

  const send = (next: string, delay: number) => {
    clearTimeout(timer.current);
    if (composing.current) return;
    timer.current = setTimeout(() => {
      if (next === latest.current.value) return;
      setSent((before) => [...before, next]);
      latest.current.onChange(next);
    }, delay);
  };
  // What is true when the delay ends, not when the key was pressed: other filters may have changed in between.
  const latest = useRef({ value, onChange });
  useEffect(() => {
    latest.current = { value: sent.at(-1) ?? seen, onChange };
  }, [sent, seen, onChange]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what waits to be sent was typed before the overruling.
  useEffect(() => () => clearTimeout(timer.current), [overruled]);
  useFocusKey(shortcut, input);

  const change = (next: string, delay = settleMs) => {
    setText(next);
    send(next, delay);
  };

  return (
    <search className="wm-search">
      <Icon name="search" size={16} />
      <input
        ref={input}
        type="search"
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        aria-label={label}
        aria-keyshortcuts={shortcut ? '/' : undefined}
        placeholder={placeholder ?? label}
        value={text}
        onChange={(event) => change(event.target.value)}
        onCompositionStart={() => {
          composing.current = true;
        }}
        onCompositionEnd={(event) => {
          composing.current = false;
          change(event.currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') send(text, 0);
          if (event.key === 'Escape' && text) {
            event.preventDefault();
            change('', 0);
          }
        }}
      />
      {text ? (
        <IconButton
          size="small"
          icon="close"
          label={t('clear')}
          onClick={() => {
            change('', 0);
            input.current?.focus();
          }}
        />
      ) : (
        shortcut && <KeyHint keys={['/']} />
      )}
    </search>
  );
}

function useFocusKey(on: boolean, input: { current: HTMLInputElement | null }): void {
  useEffect(() => {
    if (!on) return;
    const press = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      const typing =
        target.matches('input:not([type=checkbox]):not([type=radio]),textarea,select') ||
        target.isContentEditable;
      if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [on, input]);
}
