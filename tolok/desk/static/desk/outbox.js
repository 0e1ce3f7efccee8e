// Sends what waits, in order, each once: an entry goes only when the server answers with its own key.
const Outbox = (() => {
  const ADDRESS = "/api/v1/reports/entries";
  const PATIENCE = 120_000;
  const FIRST_WAIT = 1_000;
  const LONGEST_WAIT = 300_000;
  const REFUSALS = [400, 403, 409, 422];

  // The faults by field that an answer lists: [{place, problem}]; older servers list none.
  const faults = (places) => (Array.isArray(places) ? places : []).filter((each) => each && each.problem);

  // What an answer means. A captive portal or a proxy answers too, so only our own JSON decides anything.
  const judged = async (answer, key) => {
    const told = await answer.json().catch(() => null) || {};
    if (answer.ok && told.key === key) return { state: "sent" };
    if (answer.status === 401 && told.problem) return { state: "sign-in" };
    if (REFUSALS.includes(answer.status) && told.problem) return { state: "refused", why: told.problem, faults: faults(told.places), status: answer.status };
    if (answer.status === 413) return { state: "too-large" };
    return { state: "queued", after: 1000 * Number(answer.headers.get("Retry-After")) || 0 };
  };

  class Outbox extends EventTarget {
    constructor(box) {
      super();
      this.box = box;
      this.lock = `tolok:${box.account}`;
      this.state = "";
      this.failures = 0;
      this.timer = 0;
      this.others = new BroadcastChannel(this.lock);
      this.others.onmessage = () => this.dispatchEvent(new Event("change"));
      addEventListener("online", () => this.hurry());
      addEventListener("pageshow", () => this.hurry());
      document.addEventListener("visibilitychange", () => document.hidden || this.hurry());
    }

    tell() {
      this.dispatchEvent(new Event("change"));
      this.others.postMessage("");
    }

    async add(entries) {
      for (const { value, files } of entries) value.order = await this.box.add(value, files[0]?.file);
      navigator.storage?.persist?.();
      this.tell();
    }

    // Only one tab sends at a time: "busy" when another one does.
    alone(work) {
      return navigator.locks.request(this.lock, { ifAvailable: true }, (lock) => (lock ? work() : "busy"));
    }

    hurry() {
      this.failures = 0;
      return this.flush();
    }

    async flush() {
      clearTimeout(this.timer);
      const after = await this.alone(() => this.pass()).catch(() => FIRST_WAIT);
      if (after === "busy") this.again(2 * FIRST_WAIT);
      else if (after) this.again(after);
    }

    again(after) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.flush(), after);
    }

    // Goes through the queue once; how long to wait before the next pass, 0 when nothing is left to try.
    async pass() {
      let wait = 0, next = { order: 0 };
      while (this.state !== "sign-in" && (next = await this.box.next(next.order))) {
        const told = await this.send(next);
        if (told.state === "sign-in") return this.stop();
        if (told.state === "sent") this.failures = 0;
        if (told.state === "too-large") wait = Math.max(wait, this.longer());
        if (told.state === "queued") return Math.max(this.longer(), told.after);
      }
      return wait;
    }

    longer() {
      return Math.min(FIRST_WAIT * 2 ** this.failures++, LONGEST_WAIT);
    }

    // Without a valid token nothing is tried again until the person signed in.
    stop() {
      this.state = "sign-in";
      this.tell();
      this.dispatchEvent(new Event("sign-in"));
      return 0;
    }

    async send(entry) {
      const token = await this.box.kept("token");
      if (!token) return { state: "sign-in" };
      this.sending = entry.order;
      this.tell();
      const told = await this.asked(entry, token).catch(() => ({ state: "queued", after: 0 }));
      this.sending = 0;
      if (told.state === "sent") await this.sent([entry]);
      else if (told.state !== "sign-in") await this.box.change(entry, told.state === "refused" ? "refused" : "queued", {
        tries: entry.value.tries + 1, why: told.why || "", faults: told.faults || [], code: told.state === "too-large" ? "too-large" : "", status: told.status || 0,
      });
      this.tell();
      return told;
    }

    async asked(entry, token) {
      const body = new FormData();
      for (const [name, value] of Object.entries(entry.value.fields)) if (value) body.append(name, value);
      const photo = await this.box.photo(entry);
      if (photo) body.append("file", photo, photo.name);
      const headers = { Authorization: `Bearer ${token.secret}`, "Idempotency-Key": entry.value.key };
      const how = { method: "POST", body, headers, credentials: "omit", redirect: "error", cache: "no-store" };
      const answer = await fetch(ADDRESS, { ...how, signal: AbortSignal.timeout(PATIENCE) });
      return judged(answer, entry.value.key);
    }

    // The contents are wiped; the title and the time stay for two days, so that the person sees what arrived.
    async sent(entries) {
      const now = Date.now();
      const before = (await this.box.kept("sent") || []).filter((each) => now - each.at < 2 * 86_400_000);
      const fresh = entries.map(({ value }) => ({ title: value.title, on: value.fields.on, at: now }));
      for (const entry of entries) await this.box.remove(entry);
      await this.box.keep("sent", [...before, ...fresh].slice(-50));
    }

    // After a repair: under the same key, but a new one where the old belongs to other contents.
    async repaired(entry, fields) {
      const key = entry.value.status === 409 ? crypto.randomUUID() : entry.value.key;
      await this.box.change(entry, "queued", { key, fields: { ...entry.value.fields, ...fields }, why: "", faults: [], code: "", status: 0 });
      this.tell();
      return this.hurry();
    }

    async drop(entry) {
      await this.box.remove(entry);
      this.tell();
    }
  }

  return { Outbox };
})();
