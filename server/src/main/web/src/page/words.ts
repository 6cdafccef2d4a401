import all from '../words.json';

type Language = 'zh' | 'en';

/** The words of one language, as the bundles of the house have them; they are put together by the build. */
export class Words {
  private readonly words: Readonly<Record<string, string>>;

  constructor(
    private readonly language: Language,
    private readonly zone: string,
  ) {
    this.words = all[language];
  }

  /** The words under a key; braces with a number take what is given. */
  of(key: string, ...details: Array<string | number>): string {
    const words = this.words[key];
    if (words === undefined) throw new Error('no words for ' + key);
    return words.replace(/\{(\d)\}/g, (_, at: string) => String(details[Number(at)] ?? ''));
  }

  /** Whether there are words under a key. */
  has(key: string): boolean {
    return this.words[key] !== undefined;
  }

  /** A point in time to the minute, in the time of the office. */
  minute(seconds: number): string {
    return this.parts(seconds).slice(0, 16);
  }

  /** A day in the time of the office. */
  day(seconds: number): string {
    return this.parts(seconds).slice(0, 10);
  }

  /** How long ago something was, roughly. */
  ago(seconds: number): string {
    const minutes = Math.max(0, Math.floor(seconds / 60));
    if (minutes < 2) return this.of('check.age.now');
    if (minutes < 120) return this.of('check.age.minutes', minutes);
    const hours = Math.floor(minutes / 60);
    return hours < 48 ? this.of('check.age.hours', hours) : this.of('check.age.days', Math.floor(hours / 24));
  }

  /** In which language a name is told. */
  name(named: { readonly zh: string; readonly en: string }): string {
    return named[this.language];
  }

  private parts(seconds: number): string {
    const form = new Intl.DateTimeFormat('sv-SE', {
      timeZone: this.zone,
      dateStyle: 'short',
      timeStyle: 'short',
    });
    return form.format(new Date(seconds * 1000));
  }
}
