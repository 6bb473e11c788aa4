import { IdbFs } from '@electric-sql/pglite';

/** PGlite names the browser's database after the folder it stands for. */
const ROOT = '/pglite/';
const FILES = 'FILE_DATA';

/** The files of the database in memory, copied into the browser's storage when asked: after each statement is too often. */
export class DemoStorage extends IdbFs {
  readonly isStored: boolean;
  readonly #name: string;

  private constructor(name: string, isStored: boolean) {
    super(name);
    this.#name = name;
    this.isStored = isStored;
  }

  static async find(name: string): Promise<DemoStorage> {
    return new DemoStorage(name, await isStored(name));
  }

  /** Reading also creates: a visitor who changes nothing leaves nothing. */
  override async initialSyncFs(): Promise<void> {
    if (this.isStored) await super.initialSyncFs();
  }

  override async syncToFs(): Promise<void> {}

  /** Writes the files that differ, in one transaction. Nothing may use the database meanwhile. */
  store(): Promise<void> {
    return super.syncToFs();
  }

  /** Forgets what was stored. Emptied, because a database that is open cannot be removed. */
  async clear(): Promise<void> {
    if (await isStored(this.#name)) await inFiles(this.#name, 'readwrite', (files) => files.clear());
  }
}

/** Removes what other versions of the same site have left. */
export async function removeOthers(prefix: string, name: string): Promise<void> {
  for (const other of await indexedDB.databases()) {
    if (other.name?.startsWith(ROOT + prefix) && other.name !== ROOT + name) {
      indexedDB.deleteDatabase(other.name);
    }
  }
}

async function isStored(name: string): Promise<boolean> {
  const known = await indexedDB.databases();
  if (!known.some((database) => database.name === ROOT + name)) return false;
  return (await inFiles(name, 'readonly', (files) => files.count(`${ROOT}${name}/PG_VERSION`))) === 1;
}

function inFiles<T>(
  name: string,
  mode: IDBTransactionMode,
  work: (files: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(ROOT + name);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const transaction = database.transaction(FILES, mode);
      const request = work(transaction.objectStore(FILES));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
      database.close();
    };
  });
}
