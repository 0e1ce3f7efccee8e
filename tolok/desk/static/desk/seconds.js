// Sends along how many seconds the page was in view until it was sent; nothing else about the visit.
(() => {
  const field = document.querySelector("input[name=seconds_open]");
  if (!field) return;
  let hidden = 0;
  let since = document.hidden ? 0 : null;
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) since = performance.now();
    else if (since !== null) { hidden += performance.now() - since; since = null; }
  });
  field.form.addEventListener("submit", () => {
    // Set once: a second tap sends the very same form, so that it counts as the same.
    if (!field.value) field.value = Math.max(0, Math.round((performance.now() - hidden) / 1000));
  });
})();
