import { useInfiniteQuery } from '@tanstack/react-query';
import Modal from 'antd/es/modal';
import { Command } from 'cmdk';
import { useDeferredValue, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { providersQuery } from '../../queries/providers.ts';
import type { Caller } from '../../queries/session.ts';
import { Icon } from '../../ui/blocks/icons.tsx';
import { keptSearch, menuOf } from '../menu.ts';
import { useAppMessages } from '../messages.ts';
import { COMMAND_ACTIONS } from './command-list.ts';
import './command-palette.css';

const SHOWN_PROVIDERS = 8;

interface CommandPaletteProps {
  caller: Caller;
  onClose: () => void;
}

/** One box to get anywhere: providers are found by the service, within what the person may see. */
export function CommandPalette({ caller, onClose }: CommandPaletteProps) {
  const t = useAppMessages();
  const navigate = useNavigate();
  const { search } = useLocation();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState('');
  const q = useDeferredValue(text.trim());
  const found = useInfiniteQuery({
    ...providersQuery({ q, limit: SHOWN_PROVIDERS }),
    enabled: q !== '',
  });
  const providers = q === '' ? [] : (found.data?.pages[0]?.items ?? []);
  const go = (path: string) => {
    onClose();
    void navigate(path);
  };
  const pages = menuOf(caller).flatMap(({ entries }) => entries);
  const actions = COMMAND_ACTIONS.filter(({ needs }) => caller.actions.includes(needs));
  const fits = (name: string) => name.toLowerCase().includes(q.toLowerCase());
  const fittingPages = pages.filter(({ key }) => fits(t(key)));
  const fittingActions = actions.filter(({ key }) => fits(t(key)));
  // What was chosen may be gone with the next letter: then Enter means the first.
  const values = [
    ...providers.map(({ id }) => `provider ${id}`),
    ...fittingPages.map(({ key }) => `page ${key}`),
    ...fittingActions.map(({ key }) => `action ${key}`),
  ];
  const selected = values.includes(chosen) ? chosen : (values[0] ?? '');
  return (
    <Modal
      open
      onCancel={onClose}
      footer={null}
      closable={false}
      width={560}
      className="wm-command"
      title={<span className="wm-sr-only">{t('command')}</span>}
    >
      {/* The service has filtered the providers already, by pinyin too. */}
      <Command label={t('command')} shouldFilter={false} loop value={selected} onValueChange={setChosen}>
        <Command.Input
          autoFocus
          value={text}
          onValueChange={setText}
          placeholder={t('commandPlaceholder')}
          className="wm-input wm-command-input"
        />
        <Command.List className="wm-command-list">
          <Command.Empty>{found.isFetching ? t('commandSearching') : t('commandNone')}</Command.Empty>
          {providers.length > 0 && (
            <Command.Group heading={t('commandProviders')}>
              {providers.map(({ id, name }) => (
                <Command.Item
                  key={id}
                  value={`provider ${id}`}
                  onSelect={() => go(`/providers/${encodeURIComponent(id)}${keptSearch(search)}`)}
                >
                  <Icon name="providers" size={18} />
                  <span>{name}</span>
                  <span className="wm-meta">{id}</span>
                </Command.Item>
              ))}
            </Command.Group>
          )}
          {fittingPages.length > 0 && (
            <Command.Group heading={t('commandPages')}>
              {fittingPages.map(({ key, path, icon }) => (
                <Command.Item key={key} value={`page ${key}`} onSelect={() => go(path + keptSearch(search))}>
                  <Icon name={icon} size={18} />
                  <span>{t(key)}</span>
                </Command.Item>
              ))}
            </Command.Group>
          )}
          {fittingActions.length > 0 && (
            <Command.Group heading={t('commandActions')}>
              {fittingActions.map(({ key, path, icon }) => (
                <Command.Item key={key} value={`action ${key}`} onSelect={() => go(path)}>
                  <Icon name={icon} size={18} />
                  <span>{t(key)}</span>
                </Command.Item>
              ))}
            </Command.Group>
          )}
        </Command.List>
      </Command>
    </Modal>
  );
}
