// The signed lists, kept on this device for the time without a network. What is kept is opened anew with the roots of the
// page each time it is used; an older list never takes the place of a newer one.
import { openStatusList } from '../status';
import { type TrustList, openTrustList } from '../trust';
import type { HouseOfPage } from './house';

const KEPT = 'hudang-lists-v1';
const PATIENCE = 8000;
/** Lists are fetched ahead at most this often, in seconds. */
const AHEAD = 1800;
const MOST_LISTS = 64;

/** A trust list, if there is one, and whether the house was reached just now. */
export interface Trusted {
  readonly list: TrustList | undefined;
  readonly reached: boolean;
}

export class Lists {
  constructor(private readonly house: HouseOfPage) {}

  /** The newest trust list of those kept and handed out; its number never falls. */
  async trust(): Promise<Trusted> {
    const [kept, fetched] = await Promise.all([this.kept('/trust-list'), this.fetched('/trust-list')]);
    const [old, fresh] = await Promise.all([this.opened(kept), this.opened(fetched)]);
    if (fresh !== undefined && fetched !== undefined && (old === undefined || fresh.number > old.number)) {
      await this.keep('/trust-list', fetched);
      return { list: fresh, reached: true };
    }
    return { list: old ?? fresh, reached: fetched !== undefined };
  }

  /** The newest token with this address of those kept and handed out, by the time of its signing. */
  async status(uri: string, bureau: number, trust: TrustList): Promise<Uint8Array | undefined> {
    const path = this.path(uri);
    if (path === undefined) return undefined;
    const [kept, fetched] = await Promise.all([this.kept(path), this.fetched(path)]);
    const [old, fresh] = await Promise.all([issued(kept, uri, bureau, trust), issued(fetched, uri, bureau, trust)]);
    // of two that were signed in the same second the house hands out the later one
    if (fetched !== undefined && fresh !== undefined && (old === undefined || fresh >= old)) {
      await this.keep(path, fetched);
      return fetched;
    }
    return old === undefined ? (fetched ?? kept) : kept;
  }

  /** Fetches the trust list and every status list of the house, so that they are at hand without a network. */
  async fetchAhead(): Promise<void> {
    const trust = await this.trust();
    const last = Number(new TextDecoder().decode((await this.kept('/fetched-ahead')) ?? new Uint8Array()));
    if (!trust.reached || trust.list === undefined || Date.now() / 1000 - last < AHEAD) return;
    const all = await this.fetched('/status-lists');
    if (all === undefined) return;
    for (const uri of addresses(all).slice(0, MOST_LISTS)) {
      const bureau = trust.list.bureaus.find((one) => uri.startsWith(one.statusAddress));
      if (bureau !== undefined) await this.status(uri, bureau.code, trust.list);
    }
    await this.keep('/fetched-ahead', new TextEncoder().encode(String(Math.floor(Date.now() / 1000))));
  }

  /** Only lists of this house are asked for, and only of this house: nobody else learns that something is checked. */
  private path(uri: string): string | undefined {
    const own = this.house.statusAddress;
    const number = uri.startsWith(own) ? uri.slice(own.length) : '';
    return /^[1-9][0-9]{0,9}$/.test(number) ? '/status-lists/' + number : undefined;
  }

  private async opened(signed: Uint8Array | undefined): Promise<TrustList | undefined> {
    if (signed === undefined) return undefined;
    try {
      return await openTrustList(signed, this.house.roots);
    } catch {
      return undefined;
    }
  }

  private async fetched(path: string): Promise<Uint8Array | undefined> {
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), PATIENCE);
    try {
      const answer = await fetch(path, { cache: 'no-cache', credentials: 'omit', redirect: 'error', signal: patience.signal });
      return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : undefined;
    } catch {
      return undefined;
    } finally {
      clearTimeout(timer);
    }
  }

  private async kept(path: string): Promise<Uint8Array | undefined> {
    try {
      const found = await (await caches.open(KEPT)).match(path);
      return found === undefined ? undefined : new Uint8Array(await found.arrayBuffer());
    } catch {
      return undefined; // browsers that keep nothing, such as private windows
    }
  }

  private async keep(path: string, bytes: Uint8Array): Promise<void> {
    try {
      await (await caches.open(KEPT)).put(path, new Response(bytes.slice().buffer));
    } catch {
      return; // no room or no leave to keep anything: the answer does not depend on it
    }
  }
}

/** When a token was signed; nothing where it cannot be relied on. */
async function issued(token: Uint8Array | undefined, uri: string, bureau: number, trust: TrustList): Promise<number | undefined> {
  if (token === undefined) return undefined;
  try {
    return (await openStatusList(token, uri, bureau, trust)).issuedAt;
  } catch {
    return undefined;
  }
}

function addresses(json: Uint8Array): string[] {
  try {
    const read = JSON.parse(new TextDecoder().decode(json)) as { status_lists?: unknown };
    return Array.isArray(read.status_lists) ? read.status_lists.filter((one): one is string => typeof one === 'string') : [];
  } catch {
    return [];
  }
}
