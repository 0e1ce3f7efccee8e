// Runs on every page of a signed-in person: the phone is theirs now, and signing out leaves nothing readable.
(() => {
  const account = document.body.dataset.account;
  if (!account || !window.indexedDB || !window.crypto?.subtle || !indexedDB.databases) return;

  const lockOthers = async () => {
    const others = (await Store.accounts()).filter((each) => each !== account);
    for (const other of others) await navigator.locks.request(`tolok:${other}`, () => Store.lock(other));
  };
  lockOthers().catch(() => {});

  const dialog = document.getElementById("leave");
  const form = document.querySelector("form[data-leave]");
  const leave = async () => {
    // A page that is just sending ends its errand first; its tab is not waited for longer than that.
    await navigator.locks.request(`tolok:${account}`, { signal: AbortSignal.timeout(3000) }, () => Store.lock(account)).catch(() => Store.lock(account));
    form.submit();
  };
  form?.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      const isKnown = (await Store.accounts()).includes(account);
      const left = isKnown ? await Store.waiting(account) : 0;
      if (!isKnown) return form.submit();
      if (!left) return await leave();
      const said = dialog.querySelector("[data-part=count]");
      said.textContent = (left === 1 ? said.dataset.one : said.dataset.more).replace("#", left);
      dialog.showModal();
    } catch {
      form.submit();
    }
  });
  dialog?.addEventListener("click", async (event) => {
    const act = event.target.closest("[data-act]")?.dataset.act;
    if (act === "lock") await leave();
    if (act === "stay") dialog.close();
  });
})();
