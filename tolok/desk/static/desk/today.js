// Counts the ticked rows on the button, and ticks a row when its number is typed.
(() => {
  const form = document.getElementById("report-form");
  const send = document.getElementById("send");
  if (!form || !send) return;
  const isFilled = (row) => [...row.querySelectorAll("input:not([type=hidden]):not([type=checkbox])")].some((each) => each.value.trim());
  const count = () => {
    const ticked = form.querySelectorAll(".batch > li > input[type=checkbox]:checked").length;
    const total = ticked + [...form.querySelectorAll("fieldset[id]")].filter(isFilled).length;
    const text = total === 0 ? send.dataset.none : total === 1 ? send.dataset.one : send.dataset.more.replace("#", total);
    send.querySelector("span").textContent = text;
  };
  form.addEventListener("input", (event) => {
    const row = event.target.closest?.(".batch > li");
    const tick = row && row.querySelector(":scope > input[type=checkbox]");
    if (tick && event.target !== tick && event.target.value.trim()) tick.checked = true;
    count();
  });
  count();
})();
