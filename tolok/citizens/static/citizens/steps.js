// One step of a long form at a time; the code copied and printed. Without this the page is whole.
"use strict";
for (const form of document.querySelectorAll("form.in-steps")) {
  const steps = [...form.querySelectorAll(".form-step")];
  const show = (at, quietly) => {
    steps.forEach((step, number) => { step.hidden = number !== at; });
    if (!quietly) steps[at].querySelector("h2").focus();
  };
  const button = (words, kind, at) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = `button ${kind}`;
    made.textContent = words;
    made.addEventListener("click", () => show(at));
    return made;
  };
  steps.forEach((step, at) => {
    let row = step.querySelector("p:last-child:has(button)");
    if (!row) step.append(row = document.createElement("p"));
    row.classList.add("row");
    if (at < steps.length - 1) row.append(button(form.dataset.next, "primary", at + 1));
    if (at > 0) row.append(button(form.dataset.back, "quiet", at - 1));
  });
  const open = (target) => {
    const at = steps.findIndex((step) => step.contains(target));
    if (at >= 0) { show(at, true); target.focus(); }
  };
  // The list of faults leads to fields that may be in a step not shown.
  document.addEventListener("click", (event) => {
    const link = event.target.closest('.errors a[href^="#"]');
    const target = link && document.getElementById(link.hash.slice(1));
    if (target) open(target);
  });
  const first = steps.findIndex((step) => step.querySelector(".field.wrong"));
  show(first < 0 ? 0 : first, true);
  const known = form.querySelector(".known-by");
  const weigh = () => {
    const chosen = form.querySelector('input[name="mode"]:checked');
    known.hidden = !chosen || chosen.value === "anonymous";
  };
  form.addEventListener("change", weigh);
  weigh();
}
for (const button of document.querySelectorAll("[data-copies]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copies).textContent.trim());
    button.textContent = button.dataset.copied;
  });
}
for (const button of document.querySelectorAll("[data-prints]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
