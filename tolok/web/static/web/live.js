// Keeps the parts of a page that carry data-live fresh: told by the stream, else by asking every 15 seconds.
(() => {
  const EVERY = 15000, GAP = 1000, FIRST = 5000, LONGEST = 300000, SILENCE = 60000;
  let place = document.getElementById("live");
  if (!place || !place.dataset.token || !window.fetch) return;
  let source = null, asking = 0, trying = 0, watching = 0, wait = FIRST, isBusy = false, isDue = false, held = null;

  const say = (word) => { place.dataset.state = word; place.querySelector("[data-state-text]").textContent = place.dataset[word]; };
  const later = (most) => Math.random() * most;

  // Somebody writes or reads in here: it is renewed around them, and itself when they leave.
  const isHeld = (part) => part.contains(document.activeElement) || part.querySelector("details[open]");

  const merge = (part, next) => {
    if (part.textContent === next.textContent) return;
    if (!isHeld(part)) { part.replaceWith(document.importNode(next, true)); return; }
    const inner = [...part.querySelectorAll("[data-live]")].filter((each) => each.parentElement.closest("[data-live]") === part);
    for (const each of inner) { const twin = next.querySelector(`[id="${each.id}"]`); if (twin) merge(each, twin); }
    if (part.dataset.live !== "list") return;
    let before = part.firstElementChild;
    for (const twin of next.children) {
      const own = document.getElementById(twin.id);
      if (own && own.parentElement === part) { if (own !== before) continue; before = own.nextElementSibling; }
      else part.insertBefore(document.importNode(twin, true), before);
    }
  };

  const show = (fresh) => {
    const known = new Set([...document.querySelectorAll("[data-live] li[id]")].map((each) => each.id));
    const parts = [...document.querySelectorAll("[data-live]")].filter((each) => !each.parentElement.closest("[data-live]"));
    for (const part of parts) { const next = fresh.getElementById(part.id); if (next) merge(part, next); }
    const came = [...document.querySelectorAll("[data-live] li[id]")].filter((each) => !known.has(each.id));
    for (const each of came) each.classList.add("came");
    if (came.length) place.querySelector("[data-said]").textContent = place.dataset.news;
    const next = fresh.getElementById("live");
    if (next) place.dataset.token = next.dataset.token;
    held = parts.some((part) => { const next = fresh.getElementById(part.id); return next && document.contains(part) && part.textContent !== next.textContent; }) ? fresh : null;
  };

  const read = (text) => new DOMParser().parseFromString(text, "text/html");

  const renew = async () => {
    if (isBusy) { isDue = true; return; }
    isBusy = true;
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
      const fresh = read(await answer.text());
      if (answer.ok && fresh.getElementById("live")) show(fresh); else stop();
    } catch { /* no network: asking goes on */ }
    setTimeout(() => { isBusy = false; if (isDue) { isDue = false; renew(); } }, GAP);
  };

  const ask = async () => {
    try {
      const answer = await fetch(`/perubahan/?t=${encodeURIComponent(place.dataset.token)}`);
      if (answer.status === 403) renew();
      if (answer.status === 200) setTimeout(renew, (await answer.text()) === "unsure" ? later(EVERY) : 0);
    } catch { say("away"); }
  };

  const askOn = () => { if (!asking) asking = setInterval(ask, EVERY); };
  const askNoMore = () => { clearInterval(asking); asking = 0; };

  // The stream gives a sign of life every 25 seconds; one that gives none is as good as gone.
  const alive = () => { clearTimeout(watching); watching = setTimeout(() => { if (source) fall(); }, SILENCE); };

  const stop = () => { askNoMore(); clearTimeout(trying); if (source) source.close(); source = null; say("off"); };

  const fall = () => {
    if (source) source.close();
    source = null;
    say("slow");
    ask();
    askOn();
    clearTimeout(trying);
    trying = setTimeout(listen, wait / 2 + later(wait));
    wait = Math.min(LONGEST, wait * 2);
  };

  const listen = () => {
    if (source || document.hidden) return;
    if (!place.dataset.stream || !window.EventSource) { say("slow"); askOn(); return; }
    source = new EventSource(`${place.dataset.stream}?t=${encodeURIComponent(place.dataset.token)}`);
    source.addEventListener("hello", () => { wait = FIRST; askNoMore(); say("on"); alive(); ask(); });
    source.addEventListener("news", () => { alive(); renew(); });
    source.addEventListener("beat", alive);
    source.addEventListener("over", fall);
    source.addEventListener("error", fall);
  };

  // A form in a live part is sent from where one is; when that fails, the browser sends it as it always did.
  const send = async (event) => {
    const form = event.target;
    if (event.defaultPrevented || !form.matches("[data-live] form[data-quick]") ) return;
    event.preventDefault();
    const button = event.submitter;
    if (button) button.disabled = true;
    try {
      const answer = await fetch(form.action, { method: "POST", body: new FormData(form) });
      const fresh = read(await answer.text());
      if (!answer.ok || !fresh.getElementById("live")) throw new Error("not here");
      const card = form.closest("li[id]");
      for (const each of card ? card.querySelectorAll("details[open]") : []) each.open = false;
      if (document.activeElement && card && card.contains(document.activeElement)) document.activeElement.blur();
      const told = fresh.querySelector(".messages"), old = document.querySelector(".messages");
      if (old) old.remove();
      show(fresh);
      if (told) document.getElementById("main").prepend(document.importNode(told, true));
    } catch {
      if (button) button.disabled = false;
      form.submit();
    }
  };

  document.addEventListener("submit", send);
  document.addEventListener("focusout", () => setTimeout(() => { if (held) show(held); }, 200));
  document.addEventListener("toggle", () => setTimeout(() => { if (held) show(held); }, 200), true);
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) { askNoMore(); clearTimeout(trying); if (source) source.close(); source = null; return; }
    ask();
    listen();
  });
  window.addEventListener("pagehide", () => { if (source) source.close(); source = null; });
  window.addEventListener("pageshow", (event) => { if (event.persisted) { ask(); listen(); } });
  listen();
})();
