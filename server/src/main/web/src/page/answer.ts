import type { Verdict } from '../judge';
import type { Words } from './words';

/** Circumstances of a judgement that the answer tells. */
export interface Circumstances {
  readonly now: number;
  /** Whether the house was reached for it. */
  readonly reached: boolean;
  /** When the newest list that it relies on was signed, where there is one. */
  readonly listsFrom: number | undefined;
}

const WORDS: Readonly<Record<Verdict['kind'], string>> = {
  Genuine: 'valid',
  GenuineStatusUnknown: 'cannot-tell',
  CardGenuine: 'valid',
  CardStatusUnknown: 'cannot-tell',
  Suspended: 'suspended',
  Withdrawn: 'revoked',
  Expired: 'expired',
  NotYetValid: 'not-yet-valid',
  Altered: 'altered',
  IssuerUnknown: 'untrusted',
  NotOurs: 'not-ours',
  CannotTellNow: 'cannot-tell',
};

const MARKS: Readonly<Record<Verdict['kind'], string>> = {
  Genuine: 'ok',
  GenuineStatusUnknown: 'unknown',
  CardGenuine: 'ok',
  CardStatusUnknown: 'unknown',
  Suspended: 'gone',
  Withdrawn: 'gone',
  Expired: 'gone',
  NotYetValid: 'unknown',
  Altered: 'bad',
  IssuerUnknown: 'unknown',
  NotOurs: 'none',
  CannotTellNow: 'unknown',
};

/** The verdict as the page shows it: shape, word and sentence first, then whom to compare it with, then what to do. */
export function answerOf(verdict: Verdict, around: Circumstances, words: Words, icons: string): HTMLElement[] {
  const at = 'at' in verdict ? words.minute(verdict.at) : '';
  const mark = MARKS[verdict.kind];
  const answer = [verdictOf(mark, WORDS[verdict.kind], words.of(verdict.code, at), words, icons)];
  if ('facts' in verdict) answer.push(compared(verdict, words));
  if (verdict.kind === 'CardGenuine') answer.push(element('section', {}, [list([[words.of('verify.issuer'), words.name(verdict.issuer)]])]));
  answer.push(next(verdict, around, words, at));
  answer.forEach((part) => part.setAttribute('data-answer', ''));
  return answer;
}

/** What the house answers, as docs/reference/rest.md has it. */
export interface HouseAnswer {
  readonly verdict: string;
  readonly mark: string;
  readonly code: string;
  readonly sentence: string;
  readonly next: string;
  readonly checkedAt: string;
  readonly agreed: { readonly purpose: string; readonly name: string | null; readonly people: number | null } | null;
  readonly shown: { readonly name: string; readonly lastFour: string | null; readonly programme: string; readonly issuer: string; readonly validTo: string } | null;
}

/** The answer of the house in the same form; it was asked about a code on a phone. */
export function answerOfHouse(told: HouseAnswer, words: Words, icons: string): HTMLElement[] {
  const answer = [verdictOf(told.mark, told.verdict, told.sentence, words, icons)];
  const shown = told.shown ?? undefined;
  if (shown !== undefined) {
    answer.push(face({ ...shown, programme: programmeOf(shown.programme, words) }, words));
  }
  const agreed = told.agreed ?? undefined;
  if (agreed !== undefined) {
    const more: Array<readonly [string, string]> = [];
    if (agreed.name !== null) more.push([words.of('check.agreed.name'), agreed.name]);
    if (agreed.people !== null) more.push([words.of('check.agreed.people'), String(agreed.people)]);
    more.push([words.of('check.agreed.for'), words.of('check.purpose.' + agreed.purpose)]);
    answer.push(element('section', { class: 'stack' }, [element('h2', {}, [words.of('check.agreed')]), list(more)]));
  }
  const parts = [
    element('h2', {}, [words.of('verify.next')]),
    element('p', {}, said(told.next)),
    list([
      [words.of('verify.at'), told.checkedAt.slice(0, 16).replace('T', ' '), 'day'],
      [words.of('verify.code'), told.code, 'code'],
    ]),
  ];
  if (shown !== undefined) parts.push(element('p', { class: 'dim small' }, [words.of('check.card.noted')]));
  answer.push(element('section', { class: 'stack' }, parts));
  answer.forEach((part) => part.setAttribute('data-answer', ''));
  return answer;
}

/** A refusal of what was shown, as the server tells it. */
export function refusalOf(sentence: string): HTMLElement {
  return element('div', { class: 'errors', role: 'alert', 'data-answer': '' }, [element('p', {}, [sentence])]);
}

function verdictOf(mark: string, word: string, sentence: string, words: Words, icons: string): HTMLElement {
  return element('div', { class: 'verdict', 'data-v': mark, role: 'status', tabindex: '-1' }, [
    shape(icons + '#v-' + mark),
    element('h1', {}, [words.of('verdict.' + word)]),
    element('p', {}, said(sentence)),
  ]);
}

function compared(verdict: Extract<Verdict, { readonly facts: unknown }>, words: Words): HTMLElement {
  const { name, programme, lastFour, notAfter } = verdict.facts;
  const shown = { name, programme: programmeOf(programme, words), lastFour, issuer: words.name(verdict.issuer), validTo: words.day(notAfter - 1) };
  return face(shown, words);
}

function programmeOf(code: string, words: Words): string {
  const key = 'programme.' + code;
  return words.has(key) ? words.of(key) : code;
}

/** What is compared with the identity card. */
function face(shown: NonNullable<HouseAnswer['shown']>, words: Words): HTMLElement {
  return element('section', { class: 'stack' }, [
    element('h2', {}, [words.of('verify.compare')]),
    element('p', { class: 'big' }, [shown.name]),
    list([
      [words.of('verify.programme'), shown.programme],
      ...(shown.lastFour === null ? [] : [[words.of('verify.lastFour'), shown.lastFour] as const]),
      [words.of('verify.issuer'), shown.issuer],
      [words.of('verify.validTo'), shown.validTo, 'day'],
    ]),
  ]);
}

function next(verdict: Verdict, around: Circumstances, words: Words, at: string): HTMLElement {
  const line = words.of(around.reached ? 'check.online' : 'check.offline');
  const age = around.listsFrom === undefined ? words.of('check.none') : words.ago(around.now - around.listsFrom);
  const parts = [
    element('h2', {}, [words.of('verify.next')]),
    element('p', {}, said(words.of(verdict.code + '.next', at))),
    list([
      [words.of('verify.at'), words.minute(around.now), 'day'],
      [words.of('check.lists'), words.of('check.age', age, line)],
      [words.of('verify.code'), verdict.code, 'code'],
    ]),
  ];
  if (verdict.kind === 'CardGenuine') parts.splice(2, 0, element('p', {}, [words.of('check.card.offline')]));
  if ('facts' in verdict || verdict.kind === 'CardGenuine') {
    parts.push(element('p', { class: 'dim small' }, [words.of(around.reached ? 'check.noted' : 'check.notNoted')]));
  }
  return element('section', { class: 'stack' }, parts);
}

function list(entries: ReadonlyArray<readonly [string, string, string?]>): HTMLElement {
  return element(
    'dl',
    { class: 'kv' },
    entries.flatMap(([name, value, style]) => [element('dt', {}, [name]), element('dd', style === undefined ? {} : { class: style }, [value])]),
  );
}

/** Text whose days and times stay on one line. */
function said(text: string): Array<Node | string> {
  return text
    .split(/(\d{4}-\d{2}-\d{2}(?:[ T]\d{2}:\d{2}(?::\d{2})?)?)/)
    .map((part, at) => (at % 2 === 1 ? element('span', { class: 'day' }, [part]) : part));
}

function element(name: string, attributes: Readonly<Record<string, string>>, children: Array<Node | string>): HTMLElement {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children);
  return made;
}

function shape(address: string): SVGSVGElement {
  const drawn = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  drawn.setAttribute('class', 'shape');
  drawn.setAttribute('aria-hidden', 'true');
  use.setAttribute('href', address);
  drawn.append(use);
  return drawn;
}
