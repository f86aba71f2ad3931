import type { Sealed } from './seal';

/**
 * What is kept on a phone, sealed: the survey of a link, and each act that has not reached us yet, in the order they were
 * done. Every promise resolves after its transaction has, and rejects when the phone refuses or has no space.
 */
export type KeptAct = {
  readonly number: number;
  readonly sealed: Sealed;
  /** Why the server will never take it. It is not sent again, and stays until the person removes it. */
  readonly refused?: string;
};

type Row = Omit<KeptAct, 'number'> & { readonly link: string };
type Lease = { readonly holder: string; readonly until: number };

const database = 'sounding';
/** Acts get their number from the store, so that two tabs agree on their order. */
const acts = 'acts';
const surveys = 'surveys';
const leases = 'leases';
/** By link, when no answer counts any more: the one thing here that is not sealed, so that pages of other links can forget it. */
const ends = 'ends';

/** For an act whose survey has not come yet. */
const unknownEndMs = 90 * 86_400_000;

export function addAct(link: string, sealed: Sealed): Promise<number> {
  return within([acts, ends], 'readwrite', (store) => {
    // Fails, and is passed over, where the survey has said when it ends.
    store(ends).add(Date.now() + unknownEndMs, link).onerror = (event) => {
      event.preventDefault();
      event.stopPropagation();
    };
    return store(acts).add({ link, sealed } satisfies Row);
  }).then(Number);
}

export async function listActs(link: string): Promise<readonly KeptAct[]> {
  const found: KeptAct[] = [];
  await walk(acts, ({ key, value }) => {
    const { link: of, ...kept } = value as Row;
    if (of === link) found.push({ number: Number(key), ...kept });
  });
  return found;
}

export function removeAct(number: number): Promise<unknown> {
  return within([acts], 'readwrite', (store) => store(acts).delete(number));
}

export function refuseAct(number: number, refused: string): Promise<unknown> {
  return within([acts], 'readwrite', (store) => {
    const asked = store(acts).get(number);
    asked.onsuccess = () => {
      if (asked.result) store(acts).put({ ...(asked.result as Row), refused }, number);
    };
    return asked;
  });
}

/** @param endsAt by this phone's own clock; left out where only what is stored has changed */
export function keepSurvey(link: string, sealed: Sealed, endsAt?: number): Promise<unknown> {
  return within([surveys, ends], 'readwrite', (store) => {
    if (endsAt !== undefined) store(ends).put(endsAt, link);
    return store(surveys).put(sealed, link);
  });
}

export function findSurvey(link: string): Promise<Sealed | undefined> {
  return within([surveys], 'readonly', (store) => store(surveys).get(link)) as Promise<Sealed | undefined>;
}

/** Takes the right to send for a link, or renews it, for some time; false while another tab has it. */
export async function takeLease(link: string, holder: string, now: number, ms: number): Promise<boolean> {
  let isMine = false;
  await within([leases], 'readwrite', (store) => {
    const asked = store(leases).get(link);
    asked.onsuccess = () => {
      const held = asked.result as Lease | undefined;
      isMine = !held || held.holder === holder || held.until <= now;
      if (isMine) store(leases).put({ holder, until: now + ms } satisfies Lease, link);
    };
    return asked;
  });
  return isMine;
}

export function giveUpLease(link: string): Promise<unknown> {
  return within([leases], 'readwrite', (store) => store(leases).delete(link));
}

/** Links of which nothing counts any more. */
export async function listEnded(now: number): Promise<readonly string[]> {
  const found: string[] = [];
  await walk(ends, ({ key, value }) => {
    if (value <= now) found.push(String(key));
  });
  return found;
}

/** Looks at each row, in the order of their keys. */
function walk(name: string, look: (row: IDBCursorWithValue) => void): Promise<unknown> {
  return within([name], 'readonly', (store) => {
    const asked = store(name).openCursor();
    asked.onsuccess = () => {
      if (!asked.result) return;
      look(asked.result);
      asked.result.continue();
    };
    return asked;
  });
}

/**
 * Forgets all that is kept of a link.
 * @returns true when nothing is kept of any other either; the whole database is gone then
 */
export async function forget(link: string): Promise<boolean> {
  let others = 0;
  for (const { number } of await listActs(link)) await removeAct(number);
  await within([surveys, acts, leases, ends], 'readwrite', (store) => {
    for (const name of [surveys, leases, ends]) store(name).delete(link);
    for (const name of [surveys, acts]) {
      const asked = store(name).count();
      asked.onsuccess = () => {
        others += asked.result;
      };
    }
    return store(surveys).count();
  });
  if (others > 0) return false;
  await new Promise<void>((resolve) => {
    const asked = indexedDB.deleteDatabase(database);
    asked.onsuccess = asked.onerror = asked.onblocked = () => resolve();
  });
  return true;
}

/** One transaction on a connection of its own: nothing stays open to stand in the way of forgetting. */
async function within<Result>(
  names: readonly string[],
  mode: IDBTransactionMode,
  work: (store: (name: string) => IDBObjectStore) => IDBRequest<Result>,
): Promise<Result> {
  const connection = await connect();
  try {
    return await new Promise<Result>((resolve, reject) => {
      // An answer that is said to be kept survives a phone that is switched off.
      const transaction = connection.transaction([...names], mode, { durability: 'strict' });
      const asked = work((name) => transaction.objectStore(name));
      transaction.oncomplete = () => resolve(asked.result);
      transaction.onabort = () => reject(transaction.error || asked.error);
      transaction.onerror = () => reject(transaction.error || asked.error);
    });
  } finally {
    connection.close();
  }
}

function connect(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(database, 2);
    asked.onupgradeneeded = () => {
      const { objectStoreNames } = asked.result;
      for (const name of [acts, surveys, leases, ends])
        if (!objectStoreNames.contains(name))
          asked.result.createObjectStore(name, name === acts ? { autoIncrement: true } : {});
    };
    asked.onsuccess = () => {
      asked.result.onversionchange = () => asked.result.close();
      resolve(asked.result);
    };
    asked.onerror = () => reject(asked.error);
    asked.onblocked = () => reject(new Error('the store of this phone is in use'));
  });
}
