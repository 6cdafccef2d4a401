// Keeps the code of a phone card fresh: asks for the next one before the minute is over, and shows none whose minute is over.
// Without this a button fetches the next one. Times are those of the house; the clock of the phone only measures what passes.
'use strict';
const box = document.getElementById('shown');
const form = document.getElementById('take');
const wayIn = /^#([0-9A-Za-z-]{15,40})$/.exec(location.hash);

if (form) {
  if (wayIn) {
    form.elements.code.value = wayIn[1];
    history.replaceState(null, '', location.pathname + location.search);
    form.elements.lastFour.focus();
  }
} else if (wayIn) {
  location.replace('/card?other' + location.hash);
}

if (box) {
  const BEFORE = 5; // seconds before its end at which a code is changed
  const PATIENCE = 3000; // between two tries, in milliseconds
  const part = (id) => document.getElementById(id);
  const says = (words, n) => words.replace('#', String(n));
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: box.dataset.zone, hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
  let begun;
  let tried = -PATIENCE;
  let asking = false;

  /** Milliseconds since a code came; a phone that slept counts them by its clock, one whose clock was set back by its pulse. */
  const passed = () => Math.max(performance.now() - begun.pulse, Date.now() - begun.clock);

  const begin = (left, now) => {
    begun = { left, now, pulse: performance.now(), clock: Date.now() };
  };

  const tick = () => {
    const gone = passed();
    const left = begun.left - gone / 1000;
    const change = Math.max(0, Math.ceil(left - BEFORE));
    part('fresh').hidden = left <= 0;
    part('cut').hidden = left > 0;
    part('clock').textContent = clock.format(new Date(begun.now + gone));
    part('left').textContent = says(box.dataset.says, change);
    part('bar').value = change;
    part('bar').setAttribute('aria-label', says(box.dataset.bar, change));
    part('qr').setAttribute('aria-label', says(box.dataset.name, Math.max(0, Math.floor(left))));
    if (change === 0 && performance.now() - tried >= PATIENCE) renew();
  };

  const renew = async () => {
    if (asking) return;
    asking = true;
    tried = performance.now();
    try {
      const answer = await fetch('/card/code', { headers: { Accept: 'application/json' }, cache: 'no-store', redirect: 'error' });
      if (answer.status === 204) {
        location.replace('/card'); // ended, withdrawn or set aside: the page says which
      } else if (answer.ok) {
        const fresh = await answer.json();
        part('qr').setAttribute('viewBox', `0 0 ${fresh.side} ${fresh.side}`);
        part('qr').querySelector('path').setAttribute('d', fresh.path);
        begin(fresh.left, fresh.now);
        tick();
      }
    } catch {
      // no network: the page says so once the code is over, and asks again
    } finally {
      asking = false;
    }
  };

  box.querySelectorAll('[data-plain]').forEach((one) => (one.hidden = true));
  box.querySelectorAll('[data-script]').forEach((one) => (one.hidden = false));
  part('next').addEventListener('click', (event) => {
    event.preventDefault();
    renew();
  });
  begin(Number(box.dataset.left), Number(box.dataset.now));
  // a page that the browser kept may be older than it knows: its code was made when the page was, not now
  if (performance.getEntriesByType('navigation')[0]?.type === 'back_forward') renew();
  addEventListener('pageshow', (event) => event.persisted && renew());
  document.addEventListener('visibilitychange', tick);
  addEventListener('online', renew);
  setInterval(tick, 500);
  tick();
}
