// What this phone keeps of one account: a database of its own, everything in it sealed.
const Store = (() => {
  const PREFIX = "tolok:";
  // One step a version, never changed once it was out; an older phone goes through the later ones and keeps its queue.
  const STEPS = [
    (db) => {
      db.createObjectStore("keys");
      db.createObjectStore("entries", { keyPath: "order", autoIncrement: true });
      db.createObjectStore("photos");
    },
    (db) => db.createObjectStore("kept"),
  ];

  const done = (asked) => new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  const open = (account) => {
    const asked = indexedDB.open(PREFIX + account, STEPS.length);
    asked.onupgradeneeded = (event) => STEPS.slice(event.oldVersion).forEach((step) => step(asked.result));
    return done(asked);
  };
  // Opened for each errand and closed after it, so that no tab stands in the way of an upgrade.
  const errand = async (account, stores, mode, work) => {
    const db = await open(account);
    try {
      const act = db.transaction(stores, mode, { durability: "strict" });
      const ended = new Promise((resolve, reject) => {
        act.oncomplete = resolve;
        act.onabort = act.onerror = () => reject(act.error);
      });
      const found = await work(...stores.map((name) => act.objectStore(name)));
      await ended;
      return found;
    } finally {
      db.close();
    }
  };

  // The accounts that have something here, such as "pontianak/12".
  const accounts = async () => (await indexedDB.databases()).map((each) => each.name)
    .filter((name) => name.startsWith(PREFIX)).map((name) => name.slice(PREFIX.length));
  const forget = (account) => done(indexedDB.deleteDatabase(PREFIX + account));
  const keyRecord = (account) => errand(account, ["keys"], "readonly", (keys) => done(keys.get("key")));
  const keepKey = (account, record) => errand(account, ["keys"], "readwrite", (keys) => done(keys.put(record, "key")));
  const waiting = (account) => errand(account, ["entries"], "readonly", (entries) => done(entries.count()));
  // Leaves only what was not sent, and nothing that opens it: the next sign-in of its owner does.
  const lock = async (account) => {
    const record = await keyRecord(account);
    if (!record || !(await waiting(account))) return forget(account);
    await keepKey(account, { salt: record.salt, live: null, pin: null });
    return errand(account, ["kept"], "readwrite", (kept) => done(kept.clear()));
  };

  // The opened store of an account.
  class Box {
    constructor(account, key) {
      this.account = account;
      this.key = key;
    }

    async add(value, photo) {
      const sealed = await Vault.sealValue(this.key, { ...value, photo: photo ? { name: photo.name, type: photo.type } : null });
      const picture = photo && await Vault.seal(this.key, await photo.arrayBuffer());
      return errand(this.account, ["keys", "entries", "photos"], "readwrite", async (keys, entries, photos) => {
        // Somebody else signed in or this person signed out in another tab: nobody could open the entry again.
        const record = await done(keys.get("key"));
        if (!record?.live && !record?.pin) throw new Error("the store is locked");
        const order = await done(entries.add({ state: "queued", sealed }));
        if (picture) await done(photos.put(picture, order));
        return order;
      });
    }

    // Every entry in the order in which it was written: {order, state, value}.
    async entries() {
      const rows = await errand(this.account, ["entries"], "readonly", (entries) => done(entries.getAll()));
      return Promise.all(rows.map(async ({ order, state, sealed }) => ({ order, state, value: await Vault.unsealValue(this.key, sealed) })));
    }

    // The first entry after `order` that may be sent; null when there is none.
    async next(order) {
      const row = await errand(this.account, ["entries"], "readonly", (entries) => new Promise((resolve, reject) => {
        const asked = entries.openCursor(IDBKeyRange.lowerBound(order, true));
        asked.onerror = () => reject(asked.error);
        asked.onsuccess = () => {
          const cursor = asked.result;
          if (!cursor || cursor.value.state === "queued") resolve(cursor && cursor.value);
          else cursor.continue();
        };
      }));
      return row && { ...row, value: await Vault.unsealValue(this.key, row.sealed) };
    }

    async photo({ order, value }) {
      if (!value.photo) return null;
      const sealed = await errand(this.account, ["photos"], "readonly", (photos) => done(photos.get(order)));
      return new File([await Vault.unseal(this.key, sealed)], value.photo.name, { type: value.photo.type });
    }

    async change({ order, value }, state, more) {
      const sealed = await Vault.sealValue(this.key, { ...value, ...more });
      return errand(this.account, ["entries"], "readwrite", async (entries) => {
        // Another tab may have sent it meanwhile; what is gone must not come back.
        if (await done(entries.getKey(order))) await done(entries.put({ order, state, sealed }));
      });
    }

    remove({ order }) {
      return errand(this.account, ["entries", "photos"], "readwrite", async (entries, photos) => {
        await done(entries.delete(order));
        await done(photos.delete(order));
      });
    }

    async keep(name, value) {
      const sealed = await Vault.sealValue(this.key, value);
      return errand(this.account, ["kept"], "readwrite", (kept) => done(kept.put(sealed, name)));
    }

    async kept(name) {
      const sealed = await errand(this.account, ["kept"], "readonly", (kept) => done(kept.get(name)));
      return sealed && Vault.unsealValue(this.key, sealed);
    }
  }

  return { Box, accounts, forget, keyRecord, keepKey, lock, waiting };
})();
