// Keeps the page for the time without a network. Everything but the page itself has the version in its address, so parts
// of two versions never meet: a page names the parts it was built with, and they are served by that name or not at all.
// Only the page and its parts are answered here; the scope also covers other pages of the house, which pass untouched.
declare const VERSION: string;
declare const PARTS: readonly string[];

const worker = self as unknown as ServiceWorkerGlobalScope;
const PREFIX = 'hudang-verify-';
const KEPT = PREFIX + VERSION;
const PAGE = '/v';
const ROOM = `/verify/${VERSION}/`;
const PATIENCE = 4000;

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(forget()));
worker.addEventListener('fetch', (event) => {
  const address = new URL(event.request.url);
  if (event.request.method !== 'GET' || address.origin !== worker.location.origin) return;
  if (event.request.mode === 'navigate' && address.pathname === PAGE && address.search === '') {
    event.respondWith(page(event.request));
  } else if (address.pathname.startsWith(ROOM)) {
    event.respondWith(part(event.request));
  }
});

/** Takes page and parts in; a page of another version means that the house has just changed: then another time. */
async function install(): Promise<void> {
  const kept = await caches.open(KEPT);
  await kept.addAll(PARTS.map((name) => new Request(ROOM + name)));
  const fresh = await fetch(PAGE, { cache: 'reload' });
  if (!(await keepPage(fresh))) throw new Error('the page is of another version');
}

async function forget(): Promise<void> {
  const old = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== KEPT);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** From the house, which knows the newest; from here when it does not answer in time. */
async function page(request: Request): Promise<Response> {
  const kept = await (await caches.open(KEPT)).match(PAGE, { ignoreVary: true });
  const fresh = fetch(request).then(async (answer) => {
    await keepPage(answer.clone());
    return answer.ok ? answer : (kept ?? answer);
  });
  if (kept === undefined) return fresh;
  const late = new Promise<Response>((answer) => setTimeout(() => answer(kept), PATIENCE));
  return Promise.race([fresh.catch(() => kept), late]);
}

/** Keeps a page of this version as it came last, for it is also in the language and look that were chosen last. */
async function keepPage(answer: Response): Promise<boolean> {
  if (!answer.ok || answer.redirected) return false;
  const text = await answer.clone().text();
  if (!text.includes(ROOM)) return false;
  await (await caches.open(KEPT)).put(PAGE, answer);
  return true;
}

/** Parts never change under their name; the large decoder comes in when it is used for the first time. */
async function part(request: Request): Promise<Response> {
  const kept = await caches.open(KEPT);
  const found = await kept.match(request, { ignoreVary: true });
  if (found !== undefined) return found;
  const answer = await fetch(request);
  if (answer.ok) await kept.put(request, answer.clone());
  return answer;
}
