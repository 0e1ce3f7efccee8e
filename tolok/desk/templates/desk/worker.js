// Keeps the anonymous shell for when there is no network; personal pages are never stored.
const HOME = "{% url "desk:today" place.slug %}".replace("hari-ini/", "");
const SHELL = "{% url "desk:offline" place.slug %}";
const PREFIX = "tolok{{ place.slug }}:";
const CACHE = `${PREFIX}{{ version }}`;
const FILES = [{% for file in files %}"{{ file }}"{% if not forloop.last %}, {% endif %}{% endfor %}];
const PATIENCE = 10000;
const AWAY = [502, 503, 504];

// Somebody else's answer, such as a captive portal's page, must not become the shell.
const fetched = async (address) => {
  const answer = await fetch(address, { credentials: "omit", cache: "no-cache", redirect: "error" });
  const isPage = (answer.headers.get("Content-Type") || "").includes("text/html");
  const isOurs = address === SHELL ? (await answer.clone().text()).includes('content="{{ version }}"') : !isPage;
  if (!answer.ok || !isOurs) throw new Error(`no shell: ${address}`);
  return answer;
};

self.addEventListener("install", (event) => event.waitUntil((async () => {
  const cache = await caches.open(CACHE);
  await Promise.all([SHELL, ...FILES].map(async (address) => cache.put(address, await fetched(address))));
  await self.skipWaiting();
})()));

self.addEventListener("activate", (event) => event.waitUntil((async () => {
  const old = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
})()));

const kept = async (address) => (await caches.open(CACHE)).match(address);
const opened = async (request) => {
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  const answer = await Promise.race([fetch(request).catch(() => null), late]);
  return answer && !AWAY.includes(answer.status) ? answer : (await kept(SHELL)) || answer || Response.error();
};

self.addEventListener("fetch", (event) => {
  const { request } = event, { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (FILES.includes(pathname)) event.respondWith(kept(pathname).then((file) => file || fetch(request)));
  else if (request.mode === "navigate" && pathname.startsWith(HOME)) event.respondWith(opened(request));
});
