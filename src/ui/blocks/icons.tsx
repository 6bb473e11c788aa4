import type { ReactNode } from 'react';

/** 20-px line icons on one grid; decoration only, the control that holds one carries the words. */
const shapes = {
  overview: <path d="M3 11.5 10 4l7 7.5M5 9.8V16h10V9.8" />,
  providers: <path d="M4 17V8l4-2v11M8 17V4l8 3v10M2.5 17h15M11 9.5h2M11 12.5h2" />,
  models: (
    <path d="M10 3l6.5 4.8-2.5 7.7H6L3.5 7.8zM10 3v6.8m0 0 6.5-2M10 9.8l4 5.7m-4-5.7-4 5.7m4-5.7-6.5-2" />
  ),
  imports: <path d="M10 3v9m0 0 3.5-3.5M10 12 6.5 8.5M3.5 13v3.5h13V13" />,
  assessments: <path d="M5 3.5h10v13H5zM7.5 7.5h5M7.5 10.5h2M11 12.7l1.2 1.2 2.2-2.6" />,
  appeals: <path d="M5 17V4h10l-2.2 3.5L15 11H5" />,
  compare: <path d="M7 4 3.5 7.5 7 11M3.5 7.5h9M13 9l3.5 3.5L13 16m3.5-3.5h-9" />,
  bell: <path d="M5.5 14V9a4.5 4.5 0 0 1 9 0v5l1.5 1.5H4zM8.3 17.5h3.4M10 4.5V3" />,
  search: <path d="M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM13 13l4 4" />,
  close: <path d="m5 5 10 10M15 5 5 15" />,
  check: <path d="m4.5 10.5 3.7 3.7 7.3-8" />,
  chevronDown: <path d="m5.5 8 4.5 4.5L14.5 8" />,
  chevronUp: <path d="M5.5 12.5 10 8l4.5 4.5" />,
  chevronLeft: <path d="M12 5.5 7.5 10l4.5 4.5" />,
  chevronRight: <path d="M8 5.5 12.5 10 8 14.5" />,
  menu: <path d="M3.5 6h13M3.5 10h13M3.5 14h13" />,
  sidebar: <path d="M3.5 4.5h13v11h-13zM8 4.5v11" />,
  filter: <path d="M3.5 6h13M6 10h8M8.5 14h3" />,
  columns: <path d="M3.5 4.5h13v11h-13zM8 4.5v11M12.3 4.5v11" />,
  download: <path d="M10 3.5V12m0 0 3-3m-3 3L7 9M4 16h12" />,
  upload: <path d="M10 12.5V4m0 0 3 3m-3-3L7 7M4 16h12" />,
  copy: <path d="M7.5 7.5h8v8h-8zM5 12.5h-.5v-8h8V5" />,
  more: <path d="M5 10h.01M10 10h.01M15 10h.01" strokeWidth="2.4" />,
  help: <path d="M7.8 7.8a2.2 2.2 0 1 1 3.3 2c-.8.4-1.1.9-1.1 1.7M10 14h.01" />,
  sun: (
    <path d="M10 13.2a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4zM10 2.8v1.6m0 11.2v1.6M2.8 10h1.6m11.2 0h1.6M4.9 4.9 6 6m8 8 1.1 1.1m0-10.2L14 6m-8 8-1.1 1.1" />
  ),
  moon: <path d="M16 12A6.6 6.6 0 0 1 8 4a6.6 6.6 0 1 0 8 8z" />,
  monitor: <path d="M3.5 4.5h13v9h-13zM7.5 16.5h5M10 13.5v3" />,
  globe: (
    <path d="M10 16.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM3.5 10h13M10 3.5c2 1.8 2.8 4 2.8 6.5s-.8 4.7-2.8 6.5c-2-1.8-2.8-4-2.8-6.5S8 5.3 10 3.5z" />
  ),
  pin: <path d="M7 3.5h6l-.8 5 2.3 2.5H5.5L7.8 8.5zM10 11v5.5" />,
  drag: <path d="M7.5 5h.01M7.5 10h.01M7.5 15h.01M12.5 5h.01M12.5 10h.01M12.5 15h.01" strokeWidth="2.2" />,
  external: <path d="M11.5 4H16v4.5M16 4l-6.5 6.5M8 5H4v11h11v-4" />,
  refresh: <path d="M15.8 8.5A6 6 0 1 0 16 11M16 4.5v4h-4" />,
  warning: <path d="M10 3.5 17 16H3zM10 8v3.5M10 13.8h.01" />,
  info: <path d="M10 16.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM10 9.3V13M10 7h.01" />,
  plus: <path d="M10 4.5v11M4.5 10h11" />,
  wind: <path d="M3 8h8.5a2.3 2.3 0 1 0-2.2-3M3 11.5h11a2.4 2.4 0 1 1-2.3 3.1M3 15h5" />,
  target: (
    <path d="M10 16.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM10 13a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM10 10h.01" />
  ),
  leap: <path d="M3.5 16h3.5v-4h3.5V8H14V4h2.5M12.5 4h4v4" />,
  shop: (
    <path d="M4 8.5V16h12V8.5M3 8l1.5-4h11L17 8c-1 1.6-2.6 1.6-3.5 0-1 1.6-2.6 1.6-3.5 0-1 1.6-2.6 1.6-3.5 0C5.6 9.6 4 9.6 3 8zM8.5 16v-4h3v4" />
  ),
  trash: <path d="M4 6h12M8 6V4h4v2M5.5 6l.8 10.5h7.4L14.5 6" />,
  play: <path d="m7 4.5 8 5.5-8 5.5z" />,
  table: <path d="M3.5 4.5h13v11h-13zM3.5 8.2h13M3.5 11.9h13M8.5 8.2v7.3" />,
  chart: <path d="M4 4v12h12.5M7.5 13V9.5M10.8 13V6.5M14 13v-5" />,
  settings: (
    <path d="M4 6.5h7M14.5 6.5H16M4 13.5h1.5M9 13.5h7M12.7 8.3a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6zM7.2 15.3a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6z" />
  ),
  user: <path d="M10 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM4.5 16.5c.6-3 2.7-4.5 5.5-4.5s4.9 1.5 5.5 4.5" />,
  file: <path d="M5.5 3.5h6l3 3v10h-9zM11.5 3.5v3h3" />,
  send: <path d="M16.5 3.5 8.7 11.3M16.5 3.5 11.6 16.5l-2.9-5.2L3.5 8.4z" />,
  sort: <path d="M6.5 4.5v11m0 0L4 13m2.5 2.5L9 13M13.5 15.5v-11m0 0L11 7m2.5-2.5L16 7" />,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof shapes;

export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg
      className="wm-icon"
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {shapes[name]}
    </svg>
  );
}
