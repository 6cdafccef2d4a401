import { decode } from './decode';
import type { Words } from './words';

/** Between two looks, in milliseconds: often enough for the hand, seldom enough for an old phone. */
const PAUSE = 150;

/** The camera of the page: offered where there may be one, started by a press, stopped by the first code. */
export class Camera {
  private readonly start: HTMLButtonElement;
  private readonly stop: HTMLButtonElement;
  private readonly view: HTMLVideoElement;
  private readonly says: HTMLElement;
  private stream: MediaStream | undefined;

  constructor(
    private readonly main: HTMLElement,
    private readonly words: Words,
    private readonly found: (codes: string[]) => void,
  ) {
    this.start = this.part<HTMLButtonElement>('#camera-start');
    this.stop = this.part<HTMLButtonElement>('#camera-stop');
    this.view = this.part<HTMLVideoElement>('#camera-view');
    this.says = this.part('#camera-says');
  }

  /** Shows the button where a camera can be asked for at all. */
  offer(): void {
    if (navigator.mediaDevices?.getUserMedia === undefined) return;
    this.part('#camera').hidden = false;
    this.part('#check button').classList.add('quiet');
    this.start.addEventListener('click', () => void this.look());
    this.stop.addEventListener('click', () => this.end());
    addEventListener('pagehide', () => this.end());
  }

  private async look(): Promise<void> {
    this.main.querySelectorAll('[data-answer]').forEach((old) => old.remove());
    this.shown(true);
    this.says.textContent = this.words.of('check.looking');
    try {
      const video = { facingMode: { ideal: 'environment' }, width: { ideal: 1280 }, height: { ideal: 720 } };
      this.stream = await navigator.mediaDevices.getUserMedia({ video, audio: false });
      this.view.srcObject = this.stream;
      await this.view.play();
    } catch {
      this.end();
      this.says.textContent = this.words.of('check.noCamera');
      return;
    }
    try {
      await this.watch(this.stream);
    } catch {
      this.end();
      this.says.textContent = this.words.of('check.noDecoder');
    }
  }

  /** Looks at one picture after the other until there is a code in one, or the camera was stopped. */
  private async watch(stream: MediaStream): Promise<void> {
    while (this.stream === stream) {
      const codes = this.view.videoWidth > 0 ? await decode(this.view) : [];
      if (codes.length > 0 && this.stream === stream) {
        this.end();
        this.found(codes);
        return;
      }
      await new Promise((later) => setTimeout(later, PAUSE));
    }
  }

  private end(): void {
    this.stream?.getTracks().forEach((track) => track.stop());
    this.stream = undefined;
    this.view.srcObject = null;
    this.says.textContent = '';
    this.shown(false);
  }

  private shown(looking: boolean): void {
    this.view.hidden = !looking;
    this.stop.hidden = !looking;
    this.start.hidden = looking;
  }

  private part<T extends HTMLElement = HTMLElement>(selector: string): T {
    const found = this.main.querySelector<T>(selector);
    if (found === null) throw new Error('the page has no ' + selector);
    return found;
  }
}
