/** What a page and the worker that holds the database say to each other. */

export type PageMessage =
  | { kind: 'open'; place: DemoPlace }
  | { kind: 'request'; id: number; request: SentRequest }
  | { kind: 'look-as'; id: string }
  | { kind: 'reset' };

export type HostMessage =
  | { kind: 'progress'; progress: OpeningProgress }
  | { kind: 'opened' }
  | { kind: 'failed'; reason: string }
  | { kind: 'answer'; id: number; answer: SentAnswer }
  /** The database is as it came, or somebody else looks at it: whatever a page shows is out of date. */
  | { kind: 'reset' }
  | { kind: 'looked-as' };

export interface DemoPlace {
  /** Address of the prepared data. */
  data: string;
  /** Other data than this were prepared for another version: what was changed in them cannot be kept. */
  revision: string;
  /** The folder of the site: two demos on one host must not share a database. */
  folder: string;
}

export interface OpeningProgress {
  step: 'wait' | 'download' | 'open';
  /** 0 to 1; null while unknown. */
  share: number | null;
}

export interface SentRequest {
  method: string;
  address: string;
  headers: [string, string][];
  body: ArrayBuffer | null;
}

export interface SentAnswer {
  status: number;
  headers: [string, string][];
  body: ArrayBuffer;
}
