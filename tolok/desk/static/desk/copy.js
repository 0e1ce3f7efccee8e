// Copies a text with one tap; without this file a tap on the text selects all of it.
(() => {
  const select = (text) => getSelection().selectAllChildren(text);
  const put = async (text) => {
    if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text.textContent);
    select(text);
    if (!document.execCommand("copy")) throw new Error("not copied");
  };
  for (const button of document.querySelectorAll("button[data-copy]")) {
    const text = document.getElementById(button.dataset.copy);
    const word = button.querySelector("span");
    const before = word.textContent;
    button.hidden = false;
    button.addEventListener("click", async () => {
      try {
        await put(text);
        word.textContent = button.dataset.done;
      } catch {
        select(text);
        word.textContent = button.dataset.failed;
      }
      setTimeout(() => { word.textContent = before; }, 2500);
    });
  }
})();
