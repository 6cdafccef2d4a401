// The vectors that every verifier runs, whatever language it is written in; the same file is read by SharedVectorsTest.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refused, unhex } from '../src/cbor';
import { readDigits } from '../src/digits';
import { judge } from '../src/judge';
import { keyOf, Envelope } from '../src/signature';
import { openTrustList, readRoots, TrustRefused } from '../src/trust';
import { vectors } from './files';

interface Check {
  readonly name: string;
  readonly text: string;
  readonly statusList: string;
  readonly trust?: string;
  readonly now: number;
  readonly code: string;
}

interface File {
  readonly hosts: string[];
  readonly roots: string;
  readonly trustList: string;
  readonly trustLists: Array<{ name: string; signed: string; answer: string }>;
  readonly otherTrusts: Record<string, string>;
  readonly statusLists: Record<string, { uri: string; token: string }>;
  readonly checks: Check[];
  readonly digits: Array<{ digits: string; bytes: string }>;
}

const file = vectors<File>('certificate-v1.json');
const phone = vectors<File>('phone-code-v1.json');
const roots = readRoots(file.roots);

for (const [name, given, least, showsAPerson] of [
  ['certificate-v1', file, 70, /^CE-2(?:00|1\d)$/],
  ['phone-code-v1', phone, 60, /^CE-200$/],
] as const) {
  test(`every check of ${name} gives its code`, async (all) => {
    assert.ok(given.checks.length > least);
    for (const check of given.checks) {
      await all.test(check.name, async () => {
        const signed = check.trust === undefined ? given.trustList : given.otherTrusts[check.trust];
        const status = given.statusLists[check.statusList];
        const verdict = await judge(check.text, {
          hosts: given.hosts,
          trust: await openTrustList(unhex(signed ?? ''), readRoots(given.roots)),
          statusList: (uri) => Promise.resolve(status?.uri === uri ? unhex(status.token) : undefined),
          now: check.now,
        });

        assert.equal(verdict.code, check.code);
        assert.equal('facts' in verdict, showsAPerson.test(check.code), 'a person is shown only where a printed certificate is genuine');
      });
    }
  });
}

test('a phone code is given to the house when its minute, a clock or a list leaves something open, and never when it is over for good', async () => {
  for (const check of phone.checks.filter((one) => one.text.startsWith('https:') && one.trust === undefined)) {
    const status = phone.statusLists[check.statusList];
    const verdict = await judge(check.text, {
      hosts: phone.hosts,
      trust: await openTrustList(unhex(phone.trustList), readRoots(phone.roots)),
      statusList: (uri) => Promise.resolve(status?.uri === uri ? unhex(status.token) : undefined),
      now: check.now,
    });

    assert.equal('digits' in verdict, /^CE-(?:09|21|266)/.test(check.code), check.name);
  }
});

test('every trust list of the file gives its answer', async (all) => {
  for (const list of file.trustLists) {
    await all.test(list.name, async () => {
      const opened = openTrustList(unhex(list.signed), roots);
      if (list.answer === 'accepted') {
        assert.equal((await opened).number, 7);
      } else {
        await assert.rejects(opened, (refused) => refused instanceof TrustRefused && ['refused', refused.code].includes(list.answer));
      }
    });
  }
});

test('every digit string of the file gives its bytes', () => {
  for (const { digits, bytes } of file.digits) {
    if (bytes === 'refused') assert.throws(() => readDigits(digits), Refused, digits);
    else assert.deepEqual(readDigits(digits), unhex(bytes));
  }
});

test('without a trust list nothing is said of a certificate', async () => {
  const genuine = file.checks.find((check) => check.name === 'genuine, ES256');
  assert.ok(genuine);

  const verdict = await judge(genuine.text, { hosts: file.hosts, trust: undefined, statusList: () => Promise.resolve(undefined), now: genuine.now });

  assert.equal(verdict.code, 'CE-264');
});

test('every SM2 signature of the file is told from a lie', async (all) => {
  const sm2 = vectors<{ signatures: Array<{ name: string; key: string; envelope: string; signed: boolean }> }>('sm2-v1.json');
  assert.ok(sm2.signatures.length > 10);
  for (const vector of sm2.signatures) {
    await all.test(vector.name, async () => {
      const match = await Envelope.bare(unhex(vector.envelope)).matches(keyOf('SM2 ' + vector.key));

      assert.equal(match === 'signed', vector.signed);
    });
  }
});
