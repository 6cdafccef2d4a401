// No change of a genuine certificate, however small, is taken for genuine.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unhex } from '../src/cbor';
import { readDigits } from '../src/digits';
import { judge, judgeCodes, type Material } from '../src/judge';
import { openTrustList, readRoots } from '../src/trust';
import { vectors } from './files';

interface File {
  readonly hosts: string[];
  readonly roots: string;
  readonly trustList: string;
  readonly statusLists: Record<string, { uri: string; token: string }>;
  readonly checks: Array<{ name: string; text: string; now: number }>;
}

const file = vectors<File>('certificate-v1.json');
const PREFIX = `https://${file.hosts[0]}/v#`;

async function material(): Promise<Material> {
  const status = file.statusLists['good'];
  return {
    hosts: file.hosts,
    trust: await openTrustList(unhex(file.trustList), readRoots(file.roots)),
    statusList: (uri) => Promise.resolve(status?.uri === uri ? unhex(status.token) : undefined),
    now: file.checks[0]?.now ?? 0,
  };
}

function link(name: string): string {
  return file.checks.find((check) => check.name === name)?.text ?? '';
}

/** The digits of bytes, as the house writes them. */
function digits(bytes: Uint8Array): string {
  const widths = [0, 3, 5, 8, 10, 13, 15];
  let all = '';
  for (let at = 0; at < bytes.length; at += 6) {
    const group = bytes.subarray(at, at + 6);
    const value = group.reduce((sum, byte) => sum * 256 + byte, 0);
    all += String(value).padStart(widths[group.length] ?? 0, '0');
  }
  return all;
}

for (const [name, step] of [['genuine, ES256', 1], ['genuine, SM2', 13]] as const) {
  test(`${name}: with any bit flipped it is not genuine and shows nobody`, async () => {
    const given = await material();
    const sound = readDigits(link(name).slice(PREFIX.length));
    assert.equal((await judge(PREFIX + digits(sound), given)).kind, 'Genuine');
    for (let bit = 0; bit < sound.length * 8; bit += step) {
      const flipped = sound.slice();
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));

      const verdict = await judge(PREFIX + digits(flipped), given);

      assert.ok(['Altered', 'IssuerUnknown', 'NotOurs'].includes(verdict.kind), `${bit} ${verdict.kind}`);
      assert.ok(!('facts' in verdict));
    }
  });
}

test('of two of our codes in one picture none is chosen, a code of others beside ours is passed over', async () => {
  const given = await material();
  const one = link('genuine, ES256');

  assert.equal((await judgeCodes([one, link('genuine, SM2')], given)).code, 'CE-261');
  assert.equal((await judgeCodes([one, one], given)).code, 'CE-200');
  assert.equal((await judgeCodes(['https://shop.example/v#1', one], given)).code, 'CE-200');
  assert.equal((await judgeCodes(['https://shop.example/v#1'], given)).code, 'CE-250');
  assert.equal((await judgeCodes([], given)).code, 'CE-260');
});
