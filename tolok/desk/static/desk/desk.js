// The today page with a network: the form is saved on the phone first, then sent; what fails waits in the outbox.
(() => {
  const panel = Queue.panel(), form = document.getElementById("report-form");
  if (!panel || !window.indexedDB || !window.crypto?.subtle || !navigator.locks) return;
  const { account } = document.body.dataset, { on, phone, worker } = panel.dataset;
  const isToday = "isToday" in panel.dataset;
  const PATIENCE = 30_000;
  const RENEW_BEFORE = 10 * 86_400_000;

  navigator.serviceWorker?.register(worker).catch(() => {});

  // Asks with the session for a token of this phone and for what its key is made of.
  const asked = async (replaces = "") => {
    const body = new FormData();
    body.append("csrfmiddlewaretoken", panel.querySelector("[name=csrfmiddlewaretoken]").value);
    body.append("key", crypto.randomUUID());
    body.append("replaces", replaces);
    const answer = await fetch(phone, { method: "POST", body, redirect: "error", cache: "no-store" });
    const told = await answer.json();
    if (answer.status !== 201 || !told.seed) throw new Error("no token");
    return told;
  };

  const opened = async () => {
    const record = await Store.keyRecord(account) || { salt: Vault.random(32), live: null, pin: null };
    let told = null;
    if (!record.live) {
      told = await asked();
      const live = await Vault.keyOf(told.seed, record.salt);
      if (!record.pin) await Store.keepKey(account, { ...record, live });
      record.live = live;
    }
    const box = new Store.Box(account, record.live);
    if (told) await box.keep("token", told);
    return box;
  };

  let renewedAt = 0;
  const renew = async (outbox) => {
    if (Date.now() - renewedAt < 60_000) return;
    const token = await outbox.box.kept("token");
    const isFresh = token && outbox.state !== "sign-in" && Date.parse(token.ends_at) - Date.now() > RENEW_BEFORE;
    if (isFresh) return;
    renewedAt = Date.now(); // a token that is refused although it is new must not be asked for again and again
    await outbox.box.keep("token", await asked(token?.id));
    outbox.state = "";
    outbox.hurry();
  };

  // Sends the whole form as the page always did, each row under its entry's key; true when the answer decides.
  const sentAsForm = async (outbox, entries) => {
    const body = new FormData(form);
    for (const { prefix, value, files } of entries) {
      body.append(`${prefix}-key`, value.key);
      for (const { name, file } of files) body.set(`${prefix}-${name}`, file, file.name);
    }
    const answer = await fetch(location.href, { method: "POST", body, headers: { "X-Outbox": "1" }, signal: AbortSignal.timeout(PATIENCE) });
    const told = answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : null;
    const keys = entries.map(({ value }) => value.key);
    if (answer.status === 201 && told?.keys?.length === keys.length && keys.every((key) => told.keys.includes(key))) {
      await outbox.sent(entries.map(({ value }) => ({ order: value.order, value })));
      location.assign(told.next);
      return true;
    }
    // The server read the form and wants something mended: its own page says it best, and keeps what was typed.
    if (answer.status === 422 && (await answer.text()).includes('id="report-form"')) {
      for (const { value } of entries) await outbox.box.remove(value);
      form.submit();
      return true;
    }
    return false;
  };

  const submitted = async (outbox) => {
    const entries = Rows.read(form, on);
    // Nothing to keep, or more than one report holds: the server's page says what to do.
    if (!entries.length || entries.some(({ files }) => files.length > 1)) return form.submit();
    await Rows.shrink(entries);
    try {
      await outbox.add(entries);
    } catch {
      return form.submit();
    }
    // What waited before goes first, so that the order holds; then this goes by the outbox too.
    const send = async () => navigator.onLine && (await outbox.box.next(0)).order === entries[0].value.order && sentAsForm(outbox, entries);
    if (await outbox.alone(send).catch(() => false) === true) return null;
    form.reset();
    form.dispatchEvent(new Event("input"));
    panel.focus();
    outbox.tell();
    return outbox.hurry();
  };

  const bindPin = (outbox) => {
    const fold = document.getElementById("phone"), form = Queue.part(fold, "set-pin"), state = Queue.part(fold, "pin-state");
    const say = (name, hasPin) => {
      state.textContent = state.dataset[name] || "";
      Queue.part(fold, "no-pin").hidden = !hasPin;
    };
    const keep = async (pin) => {
      const { salt } = await Store.keyRecord(account), token = await outbox.box.kept("token");
      const told = await asked(token?.id);
      await outbox.box.keep("token", told);
      const kept = pin && await Vault.wrapped(told.seed, salt, pin);
      await Store.keepKey(account, kept ? { salt, live: null, pin: kept } : { salt, live: await Vault.keyOf(told.seed, salt), pin: null });
      say(kept ? "set" : "gone", Boolean(kept));
    };
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const { pin } = form.elements;
      if (!/^[0-9]{4,12}$/.test(pin.value)) return say("wrong", false);
      return keep(pin.value).then(() => form.reset());
    });
    Queue.part(fold, "no-pin").addEventListener("click", () => keep(""));
    Store.keyRecord(account).then(({ pin }) => say("", Boolean(pin)));
    fold.hidden = false;
  };

  const start = async () => {
    const box = await navigator.locks.request(`tolok:${account}:key`, opened);
    const outbox = new Outbox.Outbox(box);
    Queue.bind(outbox);
    if (isToday && form) await box.keep("day", { on, at: Date.now(), rows: Rows.proposals(form), givers: Rows.givers(form) });
    form?.addEventListener("submit", async (event) => {
      event.preventDefault();
      const button = document.getElementById("send");
      if (button) button.disabled = true;
      await submitted(outbox).finally(() => { if (button) button.disabled = false; });
    });
    bindPin(outbox);
    outbox.addEventListener("sign-in", () => renew(outbox).catch(() => {}));
    panel.dataset.ready = "";
    await renew(outbox).catch(() => {});
    outbox.hurry();
    return outbox;
  };
  start().catch(() => {}); // without an outbox the form works as it does without scripts
})();
