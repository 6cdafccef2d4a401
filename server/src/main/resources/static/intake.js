// Papers and packages go up in parts that are taken one by one; what is cut off goes on where it stopped. Without this the form sends whole files.
'use strict';
if (!document.getElementById('add')) {
  // a page that waits for what is being looked at
  if (document.querySelector('#tray [data-state=WAITING]')) setTimeout(() => location.reload(), 1500);
} else if (crypto.subtle) {
  const PART = 4 * 1024 * 1024;
  const AT_ONCE = 2;
  const form = document.getElementById('add');
  const list = document.getElementById('sending');
  const token = form.elements._csrf.value;
  const waiting = [];
  let running = 0;

  form.querySelectorAll('[data-plain]').forEach((e) => (e.hidden = true));
  form.querySelectorAll('[data-script]').forEach((e) => (e.hidden = false));

  const hash = (bytes) => crypto.subtle.digest('SHA-256', bytes).then((d) => new Uint8Array(d));
  const hex = (bytes) => Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
  const base64 = (bytes) => btoa(String.fromCharCode(...bytes));

  const online = () =>
    new Promise((again) => {
      const go = () => {
        clearTimeout(timer);
        removeEventListener('online', go);
        again();
      };
      const timer = setTimeout(go, 3000);
      addEventListener('online', go);
    });

  /** Asks until there is an answer: the line may be cut at any time, and the house may be busy or start anew. */
  const ask = async (row, path, options = {}) => {
    for (;;) {
      const answer = await fetch(path, {
        ...options,
        headers: { Accept: 'application/json', 'X-XSRF-TOKEN': token, ...options.headers },
      }).catch(() => null);
      const cut = !answer || answer.status === 503 || answer.status === 502;
      say(row, 'waiting', cut);
      if (!cut) return answer;
      await online();
    }
  };

  class Refused extends Error {}
  const refused = async (answer) => new Refused((await answer.json().catch(() => ({}))).detail || '');

  const say = (row, what, on) => (row.querySelector(`[data-say=${what}]`).hidden = !on);

  /** A package may be larger than memory: its beginning tells it from others, and each of its parts has a digest. */
  const isPackage = 'parts' in form.dataset;
  const parts = form.dataset.parts || '/api/v1/uploads';
  const known = (file) => (isPackage ? file.slice(0, PART) : file).arrayBuffer();

  const begin = async (row, file, digest) => {
    const body = JSON.stringify(
      isPackage
        ? { name: file.name, bytes: file.size, township: form.elements.township.value }
        : { name: file.name, bytes: file.size, sha256: digest },
    );
    const name = hex(await hash(new TextEncoder().encode(file.name))).slice(0, 16);
    const base = `file/${form.dataset.household}/${digest}/${name}` + (isPackage ? `/${file.size}/${file.lastModified}` : '');
    let key = base;
    for (;;) {
      const answer = await ask(row, form.dataset.uploads, {
        method: 'POST',
        body,
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
      });
      if (!answer.ok) throw await refused(answer);
      const upload = await answer.json();
      if (upload.state === 'REFUSED') await ask(row, `/api/v1/uploads/${upload.id}`, { method: 'DELETE' });
      else if (upload.state === 'FILED') key = `${base}/${upload.id}`;
      else return upload;
    }
  };

  const isThere = (upload, from, to) => upload.received.some((r) => r[0] <= from && r[1] >= to);

  const send = async (row, file, upload) => {
    const bar = row.querySelector('progress');
    for (let from = 0; from < file.size; from += PART) {
      const to = Math.min(file.size, from + PART);
      if (!isThere(upload, from, to)) {
        const part = await file.slice(from, to).arrayBuffer();
        const answer = await ask(row, `${parts}/${upload.id}/parts/${from}`, {
          method: 'PUT',
          body: part,
          headers: {
            'Content-Type': 'application/octet-stream',
            'Content-Digest': `sha-256=:${base64(await hash(part))}:`,
          },
        });
        if (!answer.ok) throw await refused(answer);
      }
      bar.value = (100 * to) / file.size;
    }
    if (isPackage) return;
    const done = await ask(row, `/api/v1/uploads/${upload.id}/complete`, { method: 'POST' });
    if (!done.ok) throw await refused(done);
  };

  const take = async ({ file, row }) => {
    try {
      const upload = await begin(row, file, hex(await hash(await known(file))));
      if (upload.state === 'RECEIVING') await send(row, file, upload);
      row.remove();
      await refresh();
    } catch (e) {
      say(row, 'failed', true);
      if (e instanceof Refused && e.message) row.querySelector('[data-say=failed]').textContent = e.message;
      row.querySelector('progress').hidden = true;
    }
  };

  const next = async () => {
    while (running < AT_ONCE && waiting.length) {
      running++;
      take(waiting.shift()).finally(() => {
        running--;
        next();
      });
    }
  };

  const add = (files) => {
    for (const file of files) {
      const row = document.getElementById('sending-row').content.firstElementChild.cloneNode(true);
      row.querySelector('b').textContent = file.name;
      list.append(row);
      waiting.push({ file, row });
    }
    next();
  };

  /** The list as the house shows it now; what was selected stays selected. */
  let refreshing = Promise.resolve();
  const refresh = () =>
    (refreshing = refreshing.then(async () => {
      const answer = await fetch(location.pathname, { headers: { Accept: 'text/html' } }).catch(() => null);
      if (!answer || !answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const now = document.getElementById('tray');
      const then = page.getElementById('tray');
      if (!then) return;
      const focus = document.activeElement && document.activeElement.id;
      const picked = new Set(Array.from(now.querySelectorAll('input:checked'), (e) => e.value));
      then.querySelectorAll('input[type=checkbox]').forEach((e) => (e.checked = picked.has(e.value)));
      now.replaceWith(document.importNode(then, true));
      if (focus && document.getElementById(focus)) document.getElementById(focus).focus();
    }));

  setInterval(() => {
    if (document.querySelector('#tray [data-state=WAITING]')) refresh();
  }, 1500);

  for (const input of form.querySelectorAll('input[type=file]')) {
    input.addEventListener('change', () => {
      add(input.files);
      input.value = '';
    });
  }
  for (const event of ['dragover', 'drop']) {
    document.addEventListener(event, (e) => {
      if (!e.dataTransfer || !Array.from(e.dataTransfer.types).includes('Files')) return;
      e.preventDefault();
      if (event === 'drop') add(e.dataTransfer.files);
    });
  }
  form.addEventListener('submit', (e) => e.preventDefault());
}
