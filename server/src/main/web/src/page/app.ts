// The page that every printed code leads to: judges in the browser what the address, the form or the camera shows. What it
// cannot judge itself (short codes, papers) goes to the house as it does without script.
import { hex } from '../cbor';
import { judge, judgeCodes, type Material, type Verdict } from '../judge';
import { readShortCode } from '../shortcode';
import { strip } from '../link';
import type { TrustList } from '../trust';
import { answerOf, answerOfHouse, type Circumstances, type HouseAnswer, refusalOf } from './answer';
import { Camera } from './camera';
import { decodeFile, fetchDecoder } from './decode';
import { type HouseOfPage, houseOf } from './house';
import { Lists } from './lists';
import { Words } from './words';

const LARGEST_PICTURE = 20_000_000;

class Page {
  private readonly words: Words;
  private readonly lists: Lists;
  private readonly form: HTMLFormElement;
  private readonly icons: string;
  private busy = 0;
  private asked = { digits: '', check: '' };

  constructor(
    private readonly main: HTMLElement,
    private readonly house: HouseOfPage,
  ) {
    this.words = new Words(house.language, house.zone);
    this.lists = new Lists(house);
    this.form = main.querySelector<HTMLFormElement>('#check') ?? missing('form');
    this.icons = new URL('./icons.svg', import.meta.url).pathname;
  }

  begin(): void {
    addEventListener('hashchange', () => this.lookAtAddress());
    this.form.addEventListener('submit', (event) => this.submitted(event));
    this.main.addEventListener('dragover', (event) => event.preventDefault());
    this.main.addEventListener('drop', (event) => this.dropped(event));
    const camera = new Camera(this.main, this.words, (codes) => this.show(() => this.codes(codes)));
    camera.offer();
    this.lookAtAddress();
    this.keepForLater();
  }

  /** Opened by a camera: the certificate stands in the fragment, which browsers keep to themselves. */
  private lookAtAddress(): void {
    const fragment = location.hash;
    if (fragment.length < 2 || this.main.ownerDocument.getElementById(fragment.slice(1)) !== null) return;
    history.replaceState(null, '', '/v');
    this.show(() => this.text(`https://${this.house.host}/v${fragment}`));
  }

  private submitted(event: SubmitEvent): void {
    const field = this.form.querySelector<HTMLInputElement>('#text');
    const file = this.form.querySelector<HTMLInputElement>('#file')?.files?.[0];
    const text = strip(field?.value ?? '');
    if (file !== undefined && file.type.startsWith('image/')) {
      event.preventDefault();
      this.show(() => this.picture(file));
    } else if (file !== undefined || readShortCode(text).kind === 'code') {
      this.handIn(event);
    } else if (text !== '') {
      event.preventDefault();
      this.show(() => this.text(text));
    }
  }

  /** Papers and short codes are answered by the house; where it is out of reach that is said instead of a broken page. */
  private handIn(event: SubmitEvent): void {
    event.preventDefault();
    this.main.setAttribute('aria-busy', 'true');
    this.lists.trust().then((trusted) => {
      if (trusted.reached) this.form.submit();
      else this.replace([refusalOf(this.words.of('check.needsLine'))]);
    }, () => undefined);
  }

  private dropped(event: DragEvent): void {
    const input = this.form.querySelector<HTMLInputElement>('#file');
    if (input === null || event.dataTransfer === null || event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    input.files = event.dataTransfer.files;
    this.form.requestSubmit();
  }

  private async text(text: string): Promise<HTMLElement[]> {
    return this.judged((material) => judge(text, material));
  }

  private async codes(codes: readonly string[]): Promise<HTMLElement[]> {
    return this.judged((material) => judgeCodes(codes, material));
  }

  private async picture(file: File): Promise<HTMLElement[]> {
    if (file.size > LARGEST_PICTURE) return [refusalOf(this.words.of('check.tooLarge'))];
    const codes = await decodeFile(file);
    return codes === undefined
      ? this.judged(() => Promise.resolve({ kind: 'CannotTellNow', code: 'CE-262' }))
      : this.codes(codes);
  }

  private async judged(judging: (material: Material) => Promise<Verdict>): Promise<HTMLElement[]> {
    const trusted = await this.lists.trust();
    const now = Date.now() / 1000;
    const verdict = await judging({
      hosts: [this.house.host],
      trust: trusted.list,
      statusList: (uri, bureau, trust) => this.lists.status(uri, bureau, trust),
      now,
    });
    const told = 'digits' in verdict && trusted.reached ? await this.askHouse(verdict.digits) : undefined;
    if (told !== undefined) return answerOfHouse(told, this.words, this.icons);
    const around: Circumstances = {
      now,
      reached: trusted.reached && !('digits' in verdict),
      listsFrom: listsFrom(verdict, trusted.list),
    };
    if ('facts' in verdict && around.reached) this.note(verdict.facts.id);
    return answerOf(verdict, around, this.words, this.icons);
  }

  /**
   * A code on a phone names nobody and is worthless in a minute: the house says whose it is, by a clock that is right, and whether
   * somebody else has checked it. The same code asked about again from here is the same check.
   */
  private async askHouse(digits: string): Promise<HouseAnswer | undefined> {
    if (this.asked.digits !== digits) this.asked = { digits, check: hex(crypto.getRandomValues(new Uint8Array(16))) };
    try {
      const answer = await fetch('/api/v1/verifications', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Accept: 'application/json', 'Accept-Language': this.house.language },
        body: JSON.stringify({ text: digits, check: this.asked.check }),
        credentials: 'omit',
      });
      return answer.ok ? ((await answer.json()) as HouseAnswer) : undefined;
    } catch {
      return undefined;
    }
  }

  /** Shows an answer unless another one was asked for meanwhile. */
  private show(make: () => Promise<HTMLElement[]>): void {
    const turn = ++this.busy;
    this.main.setAttribute('aria-busy', 'true');
    make()
      .catch(() => [refusalOf(this.words.of('check.failed'))])
      .then((answer) => {
        if (turn !== this.busy) return;
        this.replace(answer);
        const ask = this.main.querySelector('#ask');
        if (ask !== null) ask.textContent = this.words.of('verify.again');
      });
  }

  private replace(answer: HTMLElement[]): void {
    this.main.querySelectorAll('[data-answer]').forEach((old) => old.remove());
    this.main.prepend(...answer);
    this.main.removeAttribute('aria-busy');
    this.form.reset();
    scrollTo(0, 0);
    answer[0]?.focus({ preventScroll: true });
  }

  /** Tells the house that a certificate was checked whose face was shown, after the page has said that it does: never by whom. */
  private note(certificate: string): void {
    setTimeout(() => {
      fetch('/api/v1/verifications/notes', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ certificate }),
        credentials: 'omit',
        keepalive: true,
      }).catch(() => undefined);
    });
  }

  /** The page and the lists stay on this device, once the first view is done. */
  private keepForLater(): void {
    const later = (): void => {
      if ('serviceWorker' in navigator) {
        navigator.serviceWorker.register('/verify-worker.js', { scope: '/v' }).catch(() => undefined);
      }
      this.lists.fetchAhead().catch(() => undefined);
      if (matchMedia('(display-mode: standalone)').matches) fetchDecoder().catch(() => undefined);
    };
    if (document.readyState === 'complete') setTimeout(later);
    else addEventListener('load', () => setTimeout(later));
  }
}

/** When the list was signed that a verdict rests on: the status list where it was asked for, else the trust list. */
function listsFrom(verdict: Verdict, trust: TrustList | undefined): number | undefined {
  if (verdict.kind === 'GenuineStatusUnknown' || verdict.kind === 'CardStatusUnknown') return verdict.listFrom;
  return verdict.kind === 'Genuine' || verdict.kind === 'CardGenuine' || verdict.kind === 'Withdrawn' || verdict.kind === 'Suspended' ? verdict.at : trust?.issuedAt;
}

function missing(what: string): never {
  throw new Error('the page has no ' + what);
}

/** Old browsers and pages without protection on the way judge nothing themselves: everything goes to the house. */
const main = document.getElementById('main');
const house = main === null ? undefined : houseOf(main);
if (main !== null && house !== undefined && isSecureContext && 'subtle' in crypto && 'caches' in globalThis) {
  new Page(main, house).begin();
} else if (/^#[0-9]{20,2000}$/.test(location.hash)) {
  const field = document.querySelector<HTMLInputElement>('#text');
  const form = document.querySelector<HTMLFormElement>('#check');
  if (field !== null && form !== null) {
    field.value = location.hash.slice(1);
    history.replaceState(null, '', '/v');
    form.requestSubmit();
  }
}
