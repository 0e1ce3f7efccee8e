// Copies what stands in a field; without this file the field is marked and copied by hand.
for (const button of document.querySelectorAll("button[data-copy]")) {
  const field = document.getElementById(button.dataset.copy);
  button.hidden = false;
  button.addEventListener("click", async () => {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      if (!document.execCommand("copy")) return; // the field stays marked, to be copied by hand
    }
    button.querySelector("span").textContent = button.dataset.done;
  });
}
