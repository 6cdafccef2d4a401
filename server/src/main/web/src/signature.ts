import { sm2 } from 'sm-crypto-v2';
import { CborMap, hex, type Item, readCbor, Refused, sigStructure, Tagged, unhex } from './cbor';

/** The numbers of the algorithms in headers and lists. */
export const ES256 = -7;
export const SM2 = -65538;

/** A public key, bound to one algorithm. */
export interface PublicKey {
  readonly algorithm: typeof ES256 | typeof SM2;
  readonly point: Uint8Array;
}

/** What a look with one key found. */
export type Match = 'signed' | 'not-signed' | 'another-algorithm';

const SIGNER_ID = '1234567812345678';
const ORDER_P256 = BigInt('0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551');
const ORDER_SM2 = BigInt('0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123');

/** A COSE_Sign1 as this house makes it, taken apart but not yet believed; docs/formats/certificate-payload-v1.md. */
export class Envelope {
  private constructor(
    private readonly header: Uint8Array,
    readonly payload: Uint8Array,
    private readonly signature: Uint8Array,
    private readonly algorithm: Item,
    readonly keyId: string,
  ) {}

  /** Without tag and type, as certificates have it. */
  static bare(bytes: Uint8Array): Envelope {
    return Envelope.of(readCbor(bytes), undefined);
  }

  /** With tag 18 and this type, as lists have it. */
  static typed(bytes: Uint8Array, type: string): Envelope {
    const read = readCbor(bytes);
    if (!(read instanceof Tagged) || read.tag !== 18) throw new Refused('no tag 18');
    return Envelope.of(read.item, type);
  }

  private static of(item: Item, type: string | undefined): Envelope {
    if (!Array.isArray(item) || item.length !== 4) throw new Refused('not an array of four');
    const [header, unprotected, payload, signature] = item;
    if (
      !(header instanceof Uint8Array) ||
      !(unprotected instanceof CborMap) ||
      !(payload instanceof Uint8Array) ||
      !(signature instanceof Uint8Array)
    ) {
      throw new Refused('not header, header, payload and signature');
    }
    const named = readCbor(header);
    if (!(named instanceof CborMap) || named.entries.length !== (type === undefined ? 2 : 3) || unprotected.entries.length > 0) {
      throw new Refused('header with other entries');
    }
    if (type !== undefined && named.get(16) !== type) throw new Refused('another type');
    const algorithm = named.get(1);
    const keyId = named.get(4);
    if ((typeof algorithm !== 'number' && typeof algorithm !== 'bigint') || !(keyId instanceof Uint8Array) || keyId.length !== 4) {
      throw new Refused('header without algorithm or key');
    }
    return new Envelope(header, payload, signature, algorithm, hex(keyId));
  }

  /** Looks whether this key signed it. The algorithm of the header is compared with the key's and decides nothing. */
  async matches(key: PublicKey): Promise<Match> {
    if (this.algorithm !== key.algorithm) return 'another-algorithm';
    const signed = await signedBy(key, sigStructure(this.header, this.payload), this.signature);
    return signed ? 'signed' : 'not-signed';
  }
}

/** The four-byte name of a key: the first of the SHA-256 of its point. */
export async function keyId(point: Uint8Array): Promise<string> {
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', point.slice().buffer)).subarray(0, 4));
}

async function signedBy(key: PublicKey, message: Uint8Array, signature: Uint8Array): Promise<boolean> {
  const order = key.algorithm === ES256 ? ORDER_P256 : ORDER_SM2;
  if (signature.length !== 64) return false;
  const text = hex(signature);
  for (const part of [text.slice(0, 64), text.slice(64)]) {
    const number = BigInt('0x' + part);
    if (number <= 0n || number >= order) return false;
  }
  try {
    return key.algorithm === ES256 ? await es256(key.point, message, signature) : sm2.doVerifySignature(message, text, hex(key.point), { hash: true, userId: SIGNER_ID });
  } catch {
    return false; // a point that is not on its curve
  }
}

async function es256(point: Uint8Array, message: Uint8Array, signature: Uint8Array): Promise<boolean> {
  const key = await crypto.subtle.importKey('raw', point.slice().buffer, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
  return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, signature.slice().buffer, message.slice().buffer);
}

/** A key of a text form: algorithm, space, 130 lower-case digits. */
export function keyOf(line: string): PublicKey {
  const found = /^(ES256|SM2) (04[0-9a-f]{128})$/.exec(line);
  if (!found || found[2] === undefined) throw new Refused('no key');
  return { algorithm: found[1] === 'SM2' ? SM2 : ES256, point: unhex(found[2]) };
}
