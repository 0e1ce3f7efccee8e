// Sends along how many seconds the page was in view until it was sent; nothing else about the visit.
(() => {
  const field = document.querySelector("input[name=seconds_open]");
  if (!field) return;
  let seen = 0;
  let since = document.hidden ? null : 0;
  document.addEventListener("visibilitychange", () => {
    const now = performance.now();
    if (!document.hidden) since = now;
    else if (since !== null) { seen += now - since; since = null; }
  });
  field.form.addEventListener("submit", () => {
    // Set once: a second tap sends the very same form, so that it counts as the same.
    if (!field.value) field.value = Math.round((seen + (since === null ? 0 : performance.now() - since)) / 1000);
  });
  field.form.addEventListener("reset", () => {
    field.value = "";
    seen = 0;
    since = document.hidden ? null : performance.now();
  });
})();
