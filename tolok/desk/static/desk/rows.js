// Reads the rows of the today form as entries, whether the server or the phone drew them.
const Rows = (() => {
  // What a field is called on the form, and what the server calls it in an entry.
  const NAMES = {
    amount: "amount", note: "note", link: "link", minutes: "minutes", task: "task", ordered_by: "ordered_by",
    order_giver: "order_giver_id", copied_from: "copied_from_id", blocked: "is_blocked",
  };
  const rowsOf = (form) => form.querySelectorAll("[data-row]");
  const valueOf = (field) => (/^(checkbox|radio)$/.test(field.type) ? (field.checked ? field.value : "") : field.value.trim());

  const filled = (row) => {
    const found = { files: [], fields: {}, done: false };
    for (const field of row.querySelectorAll("[name]")) {
      const name = field.name.slice(row.dataset.row.length + 1);
      if (field.type === "file") found.files.push(...[...field.files].map((file) => ({ name, file })));
      else if (name === "done") found.done = field.checked;
      else if (NAMES[name] && valueOf(field)) found.fields[NAMES[name]] = valueOf(field);
    }
    // "Somebody else" is no person of the list; who is one is asked, so no name stands beside the choice.
    if (found.fields.order_giver_id === "0") delete found.fields.order_giver_id;
    if (found.fields.order_giver_id) delete found.fields.ordered_by;
    return found;
  };
  // Of a row filled from an earlier report only the ticks count, as on the server.
  const isMeant = ({ files, fields, done }) =>
    done || Boolean(fields.is_blocked) || (!fields.copied_from_id && files.length + Object.keys(fields).length > 0);

  const about = ({ dataset }) => {
    if (dataset.kind === "task") {
      return { task: dataset.task, ordered_by: dataset.orderedBy, order_giver_id: dataset.giver, copied_from_id: dataset.copied };
    }
    return dataset.kind ? { [`${dataset.kind}_id`]: dataset.id } : {};
  };

  // How long the page was in view is told once, by the first of what was written then.
  const timed = (form, place, count) => {
    const seconds = form.elements.seconds_open?.value;
    return seconds && place === 0 ? { seconds_open: seconds, written_together: String(count) } : {};
  };

  // [{prefix, files, value}] of what was filled in; `value` is what is sent, with what the queue shows beside it.
  const read = (form, on) => [...rowsOf(form)].map((row) => ({ row, ...filled(row) })).filter(isMeant).map(({ row, files, fields }, place, { length }) => ({
    prefix: row.dataset.row,
    files,
    value: {
      key: crypto.randomUUID(),
      title: row.dataset.title || fields.task || "",
      unit: row.dataset.unit || "",
      fields: { on, noted_at: new Date().toISOString(), ...about(row), ...fields, ...timed(form, place, length) },
      tries: 0,
    },
  }));

  // What the phone keeps to propose the same rows without a network: titles, units and numbers, no names of citizens.
  const proposals = (form) => [...rowsOf(form)].filter((row) => row.dataset.kind).map(({ dataset }) => ({ ...dataset }));

  // Whom the page offered as givers of an oral order: number and name, as they stood when it was last open.
  const givers = (form) => {
    const names = new Map([...form.querySelectorAll('input[type=radio][name$="-order_giver"]')]
      .filter((radio) => radio.value !== "0").map((radio) => [radio.value, radio.closest("label").textContent.trim()]));
    return [...names].map(([id, name]) => ({ id, name }));
  };

  // Photos are made small before they wait.
  const shrink = async (entries) => {
    for (const entry of entries) for (const each of entry.files) each.file = await Photo.shrunk(each.file);
  };

  return { read, proposals, givers, shrink };
})();
