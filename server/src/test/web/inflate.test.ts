import assert from 'node:assert/strict';
import { constants, deflateSync, inflateSync } from 'node:zlib';
import { test } from 'node:test';
import { Refused } from '../src/cbor';
import { inflate } from '../src/inflate';

const LIMIT = 2 * 1024 * 1024;

/** A list with a few of its places set, as an office signs it. */
function list(): Buffer {
  const bytes = Buffer.alloc(32768);
  for (let n = 1; n < 400; n++) bytes[(n * 7919) % bytes.length] = n;
  return bytes;
}

test('what zlib packed in any of its ways is unpacked to the same bytes', () => {
  const random = Buffer.from(Array.from({ length: 70_000 }, (_, n) => (n * n * 31 + (n >> 3)) & 0xff));
  for (const bytes of [Buffer.alloc(0), Buffer.from([7]), list(), random, Buffer.alloc(LIMIT)]) {
    for (const level of [0, 1, 6, 9]) {
      for (const strategy of [constants.Z_DEFAULT_STRATEGY, constants.Z_FIXED, constants.Z_HUFFMAN_ONLY, constants.Z_RLE]) {
        assert.ok(Buffer.from(inflate(deflateSync(bytes, { level, strategy }), LIMIT)).equals(bytes));
      }
    }
  }
});

test('a list that becomes larger than allowed is refused without being unpacked whole', () => {
  assert.throws(() => inflate(deflateSync(Buffer.alloc(LIMIT + 1)), LIMIT), Refused);
  assert.throws(() => inflate(deflateSync(Buffer.alloc(200 * 1024 * 1024)), LIMIT), Refused);
});

test('a byte after the list is refused', () => {
  assert.throws(() => inflate(Buffer.concat([deflateSync(list()), Buffer.from([0])]), LIMIT), Refused);
});

test('a list cut short at any byte is refused', () => {
  const packed = deflateSync(list());
  for (let length = 0; length < packed.length; length++) assert.throws(() => inflate(packed.subarray(0, length), LIMIT), Refused);
});

test('of a list with one bit flipped zlib and we think alike', () => {
  const packed = deflateSync(list().subarray(0, 3000));
  let refused = 0;
  for (let bit = 0; bit < packed.length * 8; bit++) {
    const flipped = Buffer.from(packed);
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    let theirs: Buffer | undefined;
    try {
      theirs = inflateSync(flipped);
    } catch {
      theirs = undefined;
    }
    if (theirs === undefined) {
      assert.throws(() => inflate(flipped, LIMIT), Refused, String(bit));
      refused++;
    } else {
      assert.ok(Buffer.from(inflate(flipped, LIMIT)).equals(theirs));
    }
  }
  assert.ok(refused > 1000);
});
