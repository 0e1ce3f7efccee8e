// Counts the filled rows on the button, ticks a row when its number is typed, and fills one from an earlier day.
(() => {
  const form = document.getElementById("report-form");
  const send = document.getElementById("send");
  if (!form || !send) return;
  const isFilled = (row) => [...row.querySelectorAll("input:not([type=hidden]):not([type=checkbox])")].some((each) =>
    each.type === "radio" ? each.checked && each.value !== "0" : each.value.trim());
  const isTicked = (row) => Boolean(row.querySelector("input[type=checkbox]:checked"));
  const count = () => {
    const rows = [...form.querySelectorAll("[data-row]")];
    const total = rows.filter((row) => (row.matches("li") ? isTicked(row) : isTicked(row) || isFilled(row))).length;
    const text = total === 0 ? send.dataset.none : total === 1 ? send.dataset.one : send.dataset.more.replace("#", total);
    send.querySelector("span").textContent = text;
  };
  form.addEventListener("input", (event) => {
    const row = event.target.closest?.(".batch > li");
    const tick = row && row.querySelector(":scope > input[type=checkbox]");
    if (tick && event.target.type !== "checkbox" && event.target.value.trim()) tick.checked = true;
    count();
  });
  for (const chip of form.querySelectorAll("[data-fill]")) {
    chip.hidden = false;
    chip.addEventListener("click", () => {
      const row = chip.closest("[data-row]");
      row.querySelector("[name$=-amount]").value = chip.dataset.fill;
      row.querySelector("[name$=-copied_from]").value = chip.dataset.copied;
      row.querySelector(":scope > input[type=checkbox]").checked = true;
      count();
    });
  }
  count();
})();
