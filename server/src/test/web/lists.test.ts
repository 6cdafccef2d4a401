// What a device keeps is never exchanged for something older.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { hex, unhex } from '../src/cbor';
import { Lists } from '../src/page/lists';
import { openTrustList, readRoots } from '../src/trust';
import { vectors } from './files';

interface File {
  readonly roots: string;
  readonly trustList: string;
  readonly trustLists: Array<{ name: string; signed: string }>;
  readonly successions: Array<{ name: string; steps: Array<{ roots: string; signed: string; kept: number }> }>;
  readonly otherTrusts: Record<string, string>;
  readonly statusLists: Record<string, { uri: string; token: string }>;
}

const file = vectors<File>('certificate-v1.json');
const roots = readRoots(file.roots);
const BUREAU = 999001;

/** What the house hands out now, by path; nothing while it is out of reach. */
let house: Map<string, Uint8Array> | undefined;
/** What the device keeps: the store of a browser as far as the page uses it, in memory. */
const kept = new Map<string, Uint8Array>();

globalThis.fetch = (path): Promise<Response> => {
  if (house === undefined) return Promise.reject(new TypeError('out of reach'));
  const bytes = house.get(String(path));
  return Promise.resolve(bytes === undefined ? new Response(null, { status: 404 }) : new Response(bytes.slice().buffer));
};
Object.assign(globalThis, {
  caches: {
    open: () =>
      Promise.resolve({
        match: (path: string) => Promise.resolve(kept.has(path) ? new Response(kept.get(path)?.slice().buffer) : undefined),
        put: async (path: string, answer: Response) => kept.set(path, new Uint8Array(await answer.arrayBuffer())),
      }),
  },
});

const page = { host: 'dang.example.gov.cn', statusAddress: 'https://dang.example.gov.cn/status/', roots, zone: 'Asia/Shanghai', language: 'zh' } as const;
const lists = new Lists(page);

function handOut(path: string, text: string | undefined): void {
  house = new Map([[path, unhex(text ?? '')]]);
}

beforeEach(() => {
  kept.clear();
  house = undefined;
});

test('the newest trust list is kept and is there without the house', async () => {
  handOut('/trust-list', file.otherTrusts['the one before']);
  assert.equal((await lists.trust()).list?.number, 6);
  handOut('/trust-list', file.trustList);
  assert.deepEqual([(await lists.trust()).list?.number, (await lists.trust()).reached], [7, true]);
  house = undefined;

  const trusted = await lists.trust();

  assert.deepEqual([trusted.list?.number, trusted.reached], [7, false]);
});

test('a trust list with a lower number takes the place of none', async () => {
  handOut('/trust-list', file.otherTrusts['the one after']);
  await lists.trust();
  handOut('/trust-list', file.trustList);

  assert.equal((await lists.trust()).list?.number, 8);
  assert.equal(hex(kept.get('/trust-list') ?? new Uint8Array()), file.otherTrusts['the one after']);
});

test('a trust list that no root signed is neither used nor kept, whether handed out or found', async () => {
  const forged = file.trustLists.find((list) => list.name === 'forger')?.signed;
  handOut('/trust-list', forged);
  assert.equal((await lists.trust()).list, undefined);
  assert.equal(kept.size, 0);
  kept.set('/trust-list', unhex(forged ?? ''));
  handOut('/trust-list', file.trustList);
  assert.equal((await lists.trust()).list?.number, 7);
});

test('every succession of trust lists of the file leaves the list that it says', async (all) => {
  assert.ok(file.successions.length > 5);
  for (const succession of file.successions) {
    await all.test(succession.name, async () => {
      kept.clear();
      for (const step of succession.steps) {
        handOut('/trust-list', step.signed);
        const device = new Lists({ ...page, roots: readRoots(step.roots) });

        assert.equal(Number((await device.trust()).list?.number ?? 0), step.kept);
        house = undefined;
        assert.equal(Number((await device.trust()).list?.number ?? 0), step.kept, 'also without the house');
      }
    });
  }
});

test('a status list signed earlier takes the place of none, one of the same second does', async () => {
  const trust = await openTrustList(unhex(file.trustList), roots);
  const uri = file.statusLists['good']?.uri ?? '';
  const ask = async (name: string): Promise<string> => {
    handOut('/status-lists/1', file.statusLists[name]?.token);
    return hex((await lists.status(uri, BUREAU, trust)) ?? new Uint8Array());
  };

  assert.equal(await ask('too old'), file.statusLists['too old']?.token);
  assert.equal(await ask('good'), file.statusLists['good']?.token);
  assert.equal(await ask('too old'), file.statusLists['good']?.token);
  assert.equal(await ask('withdrawn'), file.statusLists['withdrawn']?.token);
  assert.equal(await ask('forged'), file.statusLists['withdrawn']?.token);
});

test('a list of another house is not asked for', async () => {
  const trust = await openTrustList(unhex(file.trustList), roots);
  handOut('/status-lists/1', file.statusLists['good']?.token);

  assert.equal(await lists.status('https://evil.example/status/1', BUREAU, trust), undefined);
  assert.equal(await lists.status('https://dang.example.gov.cn/status/../v', BUREAU, trust), undefined);
});
