import '@testing-library/jest-dom/vitest';
import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';
import { updatePreferences } from '../../src/ui/theme/preferences.ts';

// Files share one document and one set of modules: what a test chose must not meet the next one.
afterEach(() => {
  cleanup();
  updatePreferences({ scheme: 'system', lang: 'zh', rise: 'red', menu: 'open', density: 'regular' });
  localStorage.clear();
});

/** What antd and the theme ask of a browser and jsdom does not have: a wide, light screen without animation. */
window.matchMedia ??= (query) => ({
  matches: /min-width|prefers-reduced-motion: reduce/.test(query),
  media: query,
  onchange: null,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
  addListener: () => undefined,
  removeListener: () => undefined,
  dispatchEvent: () => false,
});

globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
