// The today page without a network: what this phone keeps is proposed, and what is written waits in the outbox.
(() => {
  const root = document.getElementById("tolok-shell");
  if (!root || !window.indexedDB || !window.crypto?.subtle) return;
  const part = (name) => root.querySelector(`[data-part="${name}"]`);
  const DAY = 86_400_000;
  const local = (moment) => new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);

  // The server's day when the page was last open, and as many days more as this phone has counted since.
  const dayNow = (kept) => {
    const passed = Math.round((Date.parse(local(new Date())) - Date.parse(local(new Date(kept.at)))) / DAY);
    return new Date(Date.parse(kept.on) + Math.max(0, passed) * DAY).toISOString().slice(0, 10);
  };

  const drawn = (row) => {
    const item = document.getElementById("offline-row").content.cloneNode(true).firstElementChild;
    Object.assign(item.dataset, row);
    item.querySelector("[data-part=title]").textContent = row.title;
    item.querySelector("[data-part=unit]").textContent = row.unit;
    item.querySelectorAll("[name]").forEach((field) => { field.name = `${row.row}-${field.name}`; });
    item.querySelectorAll("[id]").forEach((field) => {
      const label = item.querySelector(`label[for="${field.id}"]`);
      field.id = `id_${row.row}-${field.id}`;
      if (label) label.htmlFor = field.id;
      if (label && "of" in label.dataset) label.textContent += `: ${row.title}`;
    });
    if (row.kind === "task") item.querySelector("[data-part=amount]").replaceChildren();
    return item;
  };

  // The givers of an oral order as chips, and somebody else; without any, one only writes who it was.
  const offered = (givers) => {
    const choice = part("givers");
    if (!givers.length) return;
    const chips = [...givers, { id: "0", name: choice.dataset.else }].map(({ id, name }) => {
      const chip = document.getElementById("offline-giver").content.cloneNode(true).firstElementChild;
      const radio = chip.querySelector("input");
      radio.value = id;
      radio.id = chip.htmlFor = `id_baru1-order_giver_${id}`;
      chip.append(name);
      return chip;
    });
    choice.querySelector(".row").replaceChildren(...chips);
    choice.hidden = part("asked").hidden = false;
  };

  const found = async () => {
    for (const account of await Store.accounts()) {
      const record = account.startsWith(`${root.dataset.government}/`) && await Store.keyRecord(account);
      if (record && (record.live || record.pin)) return { account, record };
    }
    return null;
  };

  const keyBehindPin = (pin) => new Promise((resolve) => {
    const form = part("pin");
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      try {
        const key = await Vault.unwrapped(pin, form.elements.pin.value);
        form.hidden = true;
        resolve(key);
      } catch {
        part("wrong-pin").hidden = false;
        form.elements.pin.select();
      }
    });
  });

  const begin = (outbox, kept) => {
    const form = document.getElementById("report-form"), day = form.elements.on;
    day.max = day.value = dayNow(kept);
    document.getElementById("rows").replaceChildren(...kept.rows.map(drawn));
    offered(kept.givers || []);
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const entries = Rows.read(form, day.value);
      part("nothing").hidden = entries.length > 0;
      // Other work without a name would be refused once it arrives; here its writer can still say what it was.
      const unnamed = entries.find(({ value: { fields } }) => !fields.task && !fields.target_id && !fields.project_id);
      part("unnamed").hidden = !unnamed;
      if (unnamed) form.elements[`${unnamed.prefix}-task`].focus();
      if (!entries.length || unnamed) return;
      await Rows.shrink(entries);
      await outbox.add(entries);
      form.reset();
      form.querySelectorAll("details[open]").forEach((fold) => { fold.open = false; });
      day.value = day.max;
      form.dispatchEvent(new Event("input"));
      Queue.panel().focus();
      outbox.hurry();
    });
  };

  const start = async () => {
    const seen = await found();
    part("unknown").hidden = Boolean(seen);
    if (!seen) return;
    const key = seen.record.live || await keyBehindPin(seen.record.pin);
    const box = new Store.Box(seen.account, key);
    const outbox = new Outbox.Outbox(box);
    Queue.bind(outbox);
    begin(outbox, await box.kept("day") || { on: local(new Date()), at: Date.now(), rows: [] });
    root.dataset.ready = "";
    outbox.hurry();
  };
  start().catch(() => { part("unknown").hidden = false; });
})();
