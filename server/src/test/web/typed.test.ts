import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLink, strip } from '../src/link';
import { readShortCode } from '../src/shortcode';

test('a short code is read in lower case, with spaces and with look-alikes', () => {
  for (const typed of ['ZZQK2-WYJTM-AHF6V', 'zzqk2 wyjtm ahf6v', 'ZZQK2WYJTMAHF6V']) {
    assert.deepEqual(readShortCode(typed), { kind: 'code', code: 'ZZQK2-WYJTM-AHF6V' });
  }
});

test('one wrong character anywhere is a slip', () => {
  const code = 'ZZQK2WYJTMAHF6V';
  for (let at = 0; at < code.length; at++) {
    const other = code[at] === '7' ? '8' : '7';
    assert.equal(readShortCode(code.slice(0, at) + other + code.slice(at + 1)).kind, 'mistyped', String(at));
  }
});

test('something else is no short code', () => {
  for (const typed of ['', 'ZZQK2', '证明', 'UUUUU-UUUUU-UUUUU', 'Z'.repeat(41), 'https://shop.example/v#1']) assert.equal(readShortCode(typed).kind, 'other');
});

test('only the whole host is ours', () => {
  const hosts = ['dang.example.gov.cn'];
  assert.equal(readLink('https://dang.example.gov.cn/v#1', hosts).kind, 'ours');
  for (const other of ['https://dang.example.gov.cn.evil.example/v#1', 'https://dang.example.gov.cn@evil.example/v#1', 'https://dang.example.gov.cn./v#1', '//dang.example.gov.cn/v#1']) {
    assert.equal(readLink(other, hosts).kind, 'foreign', other);
  }
});

test('white space around is dropped as Java drops it, no-break spaces stay', () => {
  assert.equal(strip('\u3000 1\t\n'), '1');
  assert.equal(strip('\u00a01\u2007'), '\u00a01\u2007');
});
