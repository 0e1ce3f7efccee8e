// Keys and seals: what waits on this phone is readable only with a key that the browser never gives out.
const Vault = (() => {
  const AES = { name: "AES-GCM", length: 256 };
  const USES = ["encrypt", "decrypt"];
  const ROUNDS = 600_000;
  const toBytes = (text) => new TextEncoder().encode(text);
  const random = (length) => crypto.getRandomValues(new Uint8Array(length));

  // The seed comes from the server to the signed-in person only, the salt never leaves the phone: whoever holds the
  // phone lacks the one, whoever reads the server lacks the other.
  const keyOf = async (seed, salt, extractable = false) => {
    const base = await crypto.subtle.importKey("raw", toBytes(seed), "HKDF", false, ["deriveKey"]);
    const how = { name: "HKDF", hash: "SHA-256", salt, info: toBytes("tolok outbox") };
    return crypto.subtle.deriveKey(how, base, AES, extractable, USES);
  };
  const pinKey = async (pin, salt) => {
    const base = await crypto.subtle.importKey("raw", toBytes(pin), "PBKDF2", false, ["deriveKey"]);
    const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations: ROUNDS };
    return crypto.subtle.deriveKey(how, base, AES, false, ["wrapKey", "unwrapKey"]);
  };
  // The account's key wrapped by a PIN, so that it opens without a network only for whoever knows it.
  const wrapped = async (seed, keySalt, pin) => {
    const salt = random(16), iv = random(12);
    const key = await keyOf(seed, keySalt, true);
    const body = await crypto.subtle.wrapKey("raw", key, await pinKey(pin, salt), { name: "AES-GCM", iv });
    return { salt, iv, body };
  };
  // Fails for a wrong PIN.
  const unwrapped = async (kept, pin) => {
    const how = { name: "AES-GCM", iv: kept.iv };
    return crypto.subtle.unwrapKey("raw", kept.body, await pinKey(pin, kept.salt), how, AES, false, USES);
  };

  const seal = async (key, bytes) => {
    const iv = random(12);
    return { iv, body: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, bytes) };
  };
  const unseal = (key, sealed) => crypto.subtle.decrypt({ name: "AES-GCM", iv: sealed.iv }, key, sealed.body);
  const sealValue = (key, value) => seal(key, toBytes(JSON.stringify(value)));
  const unsealValue = async (key, sealed) => JSON.parse(new TextDecoder().decode(await unseal(key, sealed)));

  return { random, keyOf, wrapped, unwrapped, seal, unseal, sealValue, unsealValue };
})();
