// Brings a quiet line after the page is there: what takes longer to find must not hold the page up.
(() => {
  const HOUR = 3600000;
  const place = document.querySelector("[data-quiet]");
  if (!place || !window.fetch) return;
  // Once an hour: on the night of a deadline thousands open this page again and again.
  const asked = `quiet ${place.dataset.whose}`;
  if (Date.now() - Number(sessionStorage.getItem(asked)) < HOUR) return;
  const bring = async () => {
    const answer = await fetch(place.dataset.quiet, { redirect: "manual" });
    if (answer.status === 204) sessionStorage.setItem(asked, Date.now());
    if (answer.status !== 200) return;
    const line = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-line]");
    if (line) place.replaceChildren(document.importNode(line, true));
  };
  const start = () => bring().catch(() => {}); // without a network there is no line
  if (window.requestIdleCallback) requestIdleCallback(start, { timeout: 3000 });
  else setTimeout(start, 1000);
})();
