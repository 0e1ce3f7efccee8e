// Keeps an unfinished sheet by itself a few seconds after each change, and when the page is left.
(() => {
  const form = document.querySelector("form[data-keep]");
  if (!form || !window.fetch) return;
  const said = form.querySelector("[data-kept]"), WAIT = 4000;
  let due = null, isSent = false;

  const keep = async () => {
    clearTimeout(due);
    if (due === null || isSent) return;
    due = null;
    const body = new FormData(form);
    // Each keeping is an act of its own: what was typed last replaces what was kept before.
    body.set("key", crypto.randomUUID());
    try {
      const answer = await fetch(form.dataset.keep, { method: "POST", body, keepalive: true, headers: { "X-Requested-By": "sheet" } });
      if (answer.status === 204) said.textContent = `${said.dataset.kept} ${new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" })}`;
    } catch { /* no network: the next change tries again */ }
  };

  form.addEventListener("input", () => { clearTimeout(due); due = setTimeout(keep, WAIT); });
  form.addEventListener("submit", () => { isSent = true; clearTimeout(due); });
  document.addEventListener("visibilitychange", () => { if (document.hidden) keep(); });
})();
