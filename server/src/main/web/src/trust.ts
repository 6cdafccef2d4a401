import { type Item, readCbor, Refused } from './cbor';
import { Envelope, ES256, keyId, keyOf, type PublicKey, SM2 } from './signature';

/** Seconds since 1970; the latest is the end of the year 9999. */
export type Seconds = number;
export const LATEST = 253_402_300_799;

/** What a key may sign. */
export const CERTIFICATES = 1;
export const STATUS_LISTS = 2;
export const CARDS = 4;

const TYPE = 'application/vnd.hudang.trust-list+cose';
const LARGEST = 256 * 1024;
const MOST = 1000;

export interface TrustedKey {
  readonly key: PublicKey;
  readonly id: string;
  readonly use: number;
  readonly bureau: number;
  readonly signUntil: Seconds;
  readonly verifyUntil: Seconds;
}

export interface Bureau {
  readonly code: number;
  readonly zh: string;
  readonly en: string;
  readonly statusAddress: string;
}

/** Which keys may sign what; came out of {@link openTrustList}, so one of the roots signed it. */
export interface TrustList {
  readonly number: number | bigint;
  readonly issuedAt: Seconds;
  readonly refreshBy: Seconds;
  readonly keys: readonly TrustedKey[];
  readonly bureaus: readonly Bureau[];
}

/** A trust list that may not be used: CE-030 unreadable, CE-031 signed by no root. */
export class TrustRefused extends Error {
  constructor(readonly code: 'CE-030' | 'CE-031') {
    super(code);
    this.name = 'TrustRefused';
  }
}

/** The roots of a text, one a line; a line that begins with # is a comment. */
export function readRoots(text: string): PublicKey[] {
  const roots = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map(keyOf);
  if (roots.length < 1 || roots.length > 2) throw new Refused('one or two roots are expected');
  return roots;
}

/** Opens a list that one of the roots signed; docs/formats/trust-list-v1.md. */
export async function openTrustList(signed: Uint8Array, roots: readonly PublicKey[]): Promise<TrustList> {
  if (signed.length > LARGEST) throw new TrustRefused('CE-030');
  try {
    const envelope = Envelope.typed(signed, TYPE);
    const matches = await Promise.all(roots.map((root) => envelope.matches(root)));
    if (!matches.includes('signed')) throw new TrustRefused('CE-031');
    return await read(envelope.payload);
  } catch (refused) {
    if (refused instanceof Refused) throw new TrustRefused('CE-030');
    throw refused;
  }
}

/** Every key of this use with this name; names may collide, so all of them are to be tried. */
export function keysNamed(trust: TrustList, use: number, id: string): TrustedKey[] {
  return trust.keys.filter((key) => key.use === use && key.id === id);
}

async function read(payload: Uint8Array): Promise<TrustList> {
  const [version, number, issuedAt, refreshBy, keys, bureaus] = items(readCbor(payload), 6);
  if (version !== 1) throw new Refused('another version');
  if ((typeof number !== 'number' && typeof number !== 'bigint') || number < 1) throw new Refused('no number');
  const list = {
    number,
    issuedAt: time(issuedAt),
    refreshBy: time(refreshBy),
    keys: await Promise.all(many(keys).map(key)),
    bureaus: many(bureaus).map(bureau),
  };
  if (list.refreshBy <= list.issuedAt) throw new Refused('refresh-by not after its signing');
  const codes = new Set(list.bureaus.map((one) => one.code));
  if (codes.size !== list.bureaus.length) throw new Refused('a bureau twice');
  if (new Set(list.keys.map((one) => one.key.point.join())).size !== list.keys.length || !list.keys.every((one) => codes.has(one.bureau))) {
    throw new Refused('a key twice or without its bureau');
  }
  return list;
}

async function key(item: Item): Promise<TrustedKey> {
  const [algorithm, point, use, owner, signUntil, verifyUntil] = items(item, 6);
  if (algorithm !== ES256 && algorithm !== SM2) throw new Refused('a key of an unknown algorithm');
  if (!(point instanceof Uint8Array) || point.length !== 65 || point[0] !== 4) throw new Refused('a key without a point');
  if (use !== CERTIFICATES && use !== STATUS_LISTS && use !== CARDS) throw new Refused('a key of an unknown use');
  if (typeof owner !== 'number') throw new Refused('a key without its bureau');
  const term = { signUntil: time(signUntil), verifyUntil: time(verifyUntil) };
  if (term.verifyUntil < term.signUntil) throw new Refused('verify-until before sign-until');
  return { key: { algorithm, point }, id: await keyId(point), use, bureau: owner, ...term };
}

function bureau(item: Item): Bureau {
  const [code, zh, en, statusAddress] = items(item, 4);
  if (typeof code !== 'number' || code < 1 || code > 0xffff_ffff) throw new Refused('no bureau code');
  if (typeof zh !== 'string' || typeof en !== 'string' || typeof statusAddress !== 'string') throw new Refused('not a text');
  if (!/^https?:\/\/[!-~]{1,200}\/$/.test(statusAddress)) throw new Refused('no status address');
  return { code, zh, en, statusAddress };
}

function items(item: Item | undefined, size: number): Item[] {
  if (Array.isArray(item) && item.length === size) return item;
  throw new Refused('not an array of ' + size);
}

function many(item: Item | undefined): Item[] {
  if (Array.isArray(item) && item.length <= MOST) return item;
  throw new Refused('not an array of at most ' + MOST);
}

/** A whole second between 1970 and 9999. */
export function time(item: Item | undefined): Seconds {
  if (typeof item === 'number' && item >= 0 && item <= LATEST) return item;
  throw new Refused('time out of bounds');
}
