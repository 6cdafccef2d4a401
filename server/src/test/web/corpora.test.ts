// Vectors and hostile files of others.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCbor, unhex } from '../src/cbor';
import { judgeCodes } from '../src/judge';
import { statusAt, unpack } from '../src/status';
import { corpus } from './files';
import { read } from './pictures';

for (const bits of [1, 2, 4, 8]) {
  test(`the Token Status List of ${bits} bits is read`, (its) => {
    const packed = corpus(`vectors/tsl_${bits}bit.cbor.hex`);
    const said = corpus(`vectors/tsl.tsv`);
    if (packed === undefined || said === undefined) return its.skip('the shared corpora are absent');

    const list = { uri: '', issuedAt: 0, expiresAt: 1, ...unpack(readCbor(unhex(packed.toString('utf8').trim()), 'any')) };

    assert.equal(list.bits, bits);
    const rows = said.toString('utf8').split('\n').map((row) => row.split('\t')).filter((row) => row[0] === `tsl_${bits}bit.json`);
    for (const row of rows) assert.equal(statusAt(list, Number(row[2])), Number(row[3]));
  });
}

for (const [picture, scheme] of [
  ['q04_qr_javascript.png', 'javascript:'],
  ['q05_qr_open_redirect.png', 'http'],
  ['q07_qr_max_payload.png', ''],
] as const) {
  test(`${picture} is read and is not ours`, async (its) => {
    const bytes = corpus(`hostile/${picture}`);
    if (bytes === undefined) return its.skip('the shared corpora are absent');

    const codes = await read(bytes);
    const verdict = await judgeCodes(codes, { hosts: ['dang.example.gov.cn'], trust: undefined, statusList: () => Promise.resolve(undefined), now: 0 });

    assert.equal(codes.length, 1);
    assert.ok(codes[0]?.startsWith(scheme), codes[0]);
    assert.equal(verdict.kind, 'NotOurs');
  });
}
