// Shows what waits, is being sent, arrived or was refused; lets the person send, mend, drop and export it.
const Queue = (() => {
  const PAUSE = 300;
  const panel = () => document.getElementById("outbox");
  const part = (root, name) => root.querySelector(`[data-part="${name}"]`);
  const counted = (element, count) => {
    const words = count === 1 ? element.dataset.one : element.dataset.more;
    element.textContent = words.replace("#", count);
  };
  const clock = (at) => new Date(at).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
  const day = (on) => new Date(`${on}T12:00`).toLocaleDateString(document.documentElement.lang, { day: "numeric", month: "short" });

  const line = (entry, outbox) => {
    const item = document.getElementById("outbox-item").content.cloneNode(true).firstElementChild;
    const { value, state, order } = entry;
    const shown = outbox.sending === order ? "sending" : state;
    part(item, "title").textContent = value.title;
    part(item, "more").textContent = [day(value.fields.on), value.fields.amount && `${value.fields.amount} ${value.unit}`, value.fields.note, value.photo?.name].filter(Boolean).join(" · ");
    item.querySelectorAll("[data-state]").forEach((mark) => { mark.hidden = mark.dataset.state !== shown; });
    part(item, "why").textContent = value.code === "too-large" ? part(item, "why").dataset.tooLarge : value.why || "";
    part(item, "why").hidden = !part(item, "why").textContent;
    part(item, "faults").replaceChildren(...(value.faults || []).map((fault) => told(fault, item)));
    part(item, "faults").hidden = !value.faults?.length;
    if (state === "refused") mendable(part(item, "mend"), entry, outbox);
    else part(item, "mend").remove();
    return item;
  };

  // A fault under the name that its field has where it is mended; what no field there holds is told without one.
  const told = ({ place, problem }, root) => {
    const fault = document.createElement("li"), field = [...root.querySelectorAll("form [name]")].find((each) => each.name === place);
    const label = field && root.querySelector(`label[for="${field.id}"]`);
    fault.textContent = label ? `${label.textContent}: ${problem}` : problem;
    return fault;
  };

  const mendable = (fold, entry, outbox) => {
    const { fields } = entry.value;
    const form = fold.querySelector("form");
    fold.querySelectorAll("[id]").forEach((field) => {
      fold.querySelector(`label[for="${field.id}"]`).htmlFor = `${field.id}-${entry.order}`;
      field.id += `-${entry.order}`;
      field.value = fields[field.name] || "";
      // A field that this kind of report does not have stays away.
      field.closest(".field").hidden = /^(task|ordered_by)$/.test(field.name) && Boolean(fields.target_id || fields.project_id);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      panel().focus();
      outbox.repaired(entry, Object.fromEntries(new FormData(form)));
    });
    part(fold, "drop").addEventListener("click", () => {
      panel().focus();
      outbox.drop(entry);
    });
  };

  const show = async (outbox) => {
    const root = panel(), entries = await outbox.box.entries(), sent = await outbox.box.kept("sent") || [];
    const refused = entries.filter((each) => each.state === "refused").length;
    root.hidden = !entries.length && !sent.length;
    root.classList.toggle("warn", refused > 0);
    const queued = entries.length - refused;
    counted(part(root, "count"), queued);
    counted(part(root, "refused"), refused);
    part(root, "count").hidden = !queued;
    part(root, "refused").hidden = !refused;
    part(root, "stored").hidden = !queued;
    part(root, "acts").hidden = !entries.length;
    part(root, "sign-in").hidden = outbox.state !== "sign-in" || !entries.length;
    const open = [...part(root, "list").querySelectorAll("details[open]")].map((fold) => fold.closest("li").dataset.order);
    if (open.length && part(root, "list").contains(document.activeElement)) return; // somebody is mending
    part(root, "list").replaceChildren(...entries.map((entry) => {
      const item = line(entry, outbox);
      item.dataset.order = entry.order;
      if (open.includes(String(entry.order))) item.querySelector("details")?.setAttribute("open", "");
      return item;
    }));
    part(root, "sent").replaceChildren(...sent.slice().reverse().map((each) => {
      const item = document.createElement("li");
      item.textContent = `${each.title} · ${part(root, "sent").dataset.sent.replace("#", clock(each.at))}`;
      return item;
    }));
    part(root, "sent-fold").hidden = !sent.length;
  };

  const asAddress = (file) => new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.readAsDataURL(file);
  });

  // Everything that waits, with photos inside, as a file that opens anywhere.
  const exported = async (box) => {
    const entries = await box.entries();
    const told = await Promise.all(entries.map(async (entry) => {
      const photo = await box.photo(entry);
      const { key, title, unit, fields, why, faults } = entry.value;
      return { order: entry.order, state: entry.state, key, title, unit, ...fields, why, faults, photo: photo && { name: photo.name, content: await asAddress(photo) } };
    }));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(told, null, 1)], { type: "application/json" }));
    link.download = `tolok-antrean-${new Date().toISOString().slice(0, 10)}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  };

  // Binds the panel to an outbox; however many entries change, it is drawn a few times a second at most.
  const bind = (outbox) => {
    let last = Promise.resolve(), isDue = false;
    const pause = () => new Promise((resolve) => setTimeout(resolve, PAUSE));
    const redraw = () => {
      if (isDue) return;
      isDue = true;
      last = last.then(() => { isDue = false; return show(outbox); }).catch(() => {}).then(pause);
    };
    outbox.addEventListener("change", redraw);
    part(panel(), "send").addEventListener("click", () => outbox.hurry());
    part(panel(), "export").addEventListener("click", () => exported(outbox.box));
    redraw();
  };

  return { bind, exported, panel, part };
})();
