import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decode, encode, type DecodeOptions } from 'cborg';
import { CborMap, hex, type Item, readCbor, Refused, Tagged, unhex } from '../src/cbor';

const STRICT: DecodeOptions = { strict: true, useMaps: true, allowIndefinite: false, allowUndefined: false, rejectDuplicateMapKeys: true };

test('examples of RFC 8949 are read', () => {
  assert.equal(readCbor(unhex('1818')), 24);
  assert.equal(readCbor(unhex('3903e7')), -1000);
  assert.equal(readCbor(unhex('1b000000e8d4a51000')), 1000000000000);
  assert.equal(readCbor(unhex('1b7fffffffffffffff')), 2n ** 63n - 1n);
  assert.equal(readCbor(unhex('62c3bc')), 'ü');
  assert.deepEqual(readCbor(unhex('83010203')), [1, 2, 3]);
  assert.deepEqual(readCbor(unhex('a201020304')), new CborMap([[1, 2], [3, 4]]));
  assert.deepEqual(readCbor(unhex('c101')), new Tagged(1, 1));
});

for (const [crime, bytes] of Object.entries({
  'nothing at all': '',
  'a byte after the end': '0100',
  'a number not in its shortest form': '1817',
  'a length not in its shortest form': '5801ff',
  'a number beyond 63 bits': '1b8000000000000000',
  'a reserved length': '1c',
  'an indefinite array': '9f01ff',
  'an indefinite text': '7f6161ff',
  'a float': 'f93c00',
  'a simple value': 'f5',
  'nothing where null is written': 'f6',
  'a key twice': 'a201020103',
  'keys out of order': 'a203040102',
  'text that is not UTF-8': '62c328',
  'half of a surrogate pair': '63eda080',
  'an array that is cut short': '8301',
  'a map that is cut short': 'a101',
  'bytes longer than the input': '5affffffff00',
  'an array longer than any memory': '9b7fffffffffffffff',
  'nine levels': '81'.repeat(9) + '01',
})) {
  test(`${crime} is refused`, () => {
    assert.throws(() => readCbor(unhex(bytes)), Refused);
  });
}

test('eight levels are read', () => {
  assert.doesNotThrow(() => readCbor(unhex('81'.repeat(8) + '01')));
});

test('keys in any order are read only where the format leaves it free, and never twice', () => {
  assert.doesNotThrow(() => readCbor(unhex('a203040102'), 'any'));
  assert.throws(() => readCbor(unhex('a3030401020304'), 'any'), Refused);
  assert.throws(() => readCbor(unhex('a241010041010a'), 'any'), Refused);
});

test('whatever is read from random bytes, a library reads alike and writes back to the same bytes', () => {
  const random = seeded(20261129);
  let read = 0;
  for (let n = 0; n < 100_000; n++) {
    const bytes = Uint8Array.from({ length: 1 + (random() % 12) }, () => likely(random));
    let item: Item;
    try {
      item = readCbor(bytes);
    } catch (refused) {
      assert.ok(refused instanceof Refused);
      continue;
    }
    if (hasTag(item)) continue; // the library knows only the tags it is taught
    read++;
    assert.deepEqual(plain(decode(bytes, STRICT)), plain(item), hex(bytes));
    assert.equal(hex(encode(native(item))), hex(bytes));
  }
  assert.ok(read > 3000, String(read));
});

/** Bytes that are often heads of short items. */
function likely(random: () => number): number {
  const value = random();
  return value % 3 === 0 ? value % 256 : ([0, 1, 2, 3, 4, 5].map((major) => major << 5)[value % 6] ?? 0) | (value % 5);
}

function hasTag(item: Item): boolean {
  return item instanceof Tagged || (Array.isArray(item) && item.some(hasTag)) || (item instanceof CborMap && item.entries.some((entry) => entry.some(hasTag)));
}

function native(item: Item): unknown {
  if (Array.isArray(item)) return item.map(native);
  return item instanceof CborMap ? new Map(item.entries.map(([key, value]) => [native(key), native(value)])) : item;
}

function plain(item: unknown): unknown {
  if (item instanceof CborMap) return { map: item.entries.map(([key, value]) => [plain(key), plain(value)]) };
  if (item instanceof Map) return { map: [...item].map(([key, value]) => [plain(key), plain(value)]) };
  if (item instanceof Uint8Array) return { bytes: hex(item) };
  return Array.isArray(item) ? item.map(plain) : item;
}

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 8;
  };
}
