// Works out the number that makes the ticket's SHA-256 begin with enough zeros; without it the form waits for a moderator.
"use strict";
(() => {
  const K = [], START = [];
  for (let n = 2; K.length < 64; n++) {
    let prime = true;
    for (let d = 2; d * d <= n; d++) if (n % d === 0) { prime = false; break; }
    if (!prime) continue;
    if (START.length < 8) START.push((Math.sqrt(n) % 1) * 2 ** 32 | 0);
    K.push((Math.cbrt(n) % 1) * 2 ** 32 | 0);
  }
  const turn = (x, n) => (x >>> n) | (x << (32 - n));

  // The first 32 bits of the hash of an ASCII text.
  function first(text) {
    const blocks = ((text.length + 8) >> 6) + 1, words = new Int32Array(blocks * 16), w = new Int32Array(64);
    for (let i = 0; i < text.length; i++) words[i >> 2] |= text.charCodeAt(i) << (24 - (i % 4) * 8);
    words[text.length >> 2] |= 0x80 << (24 - (text.length % 4) * 8);
    words[blocks * 16 - 1] = text.length * 8;
    const hash = Int32Array.from(START);
    for (let block = 0; block < blocks; block++) {
      let [a, b, c, d, e, f, g, h] = hash;
      for (let i = 0; i < 64; i++) {
        if (i < 16) w[i] = words[block * 16 + i];
        else {
          const x = w[i - 15], y = w[i - 2];
          w[i] = w[i - 16] + (turn(x, 7) ^ turn(x, 18) ^ (x >>> 3)) + w[i - 7] + (turn(y, 17) ^ turn(y, 19) ^ (y >>> 10));
        }
        const one = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + w[i] | 0;
        const two = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c)) | 0;
        h = g; g = f; f = e; e = d + one | 0; d = c; c = b; b = a; a = one + two | 0;
      }
      [a, b, c, d, e, f, g, h].forEach((x, i) => { hash[i] = hash[i] + x | 0; });
    }
    return hash[0];
  }

  for (const field of document.querySelectorAll("input[data-ticket]")) {
    const { ticket, bits } = field.dataset, form = field.form;
    let number = 0, isSent = false, by;
    form.addEventListener("submit", (event) => {
      if (field.value) return;
      event.preventDefault();
      isSent = true;
      by = event.submitter || undefined;
      form.setAttribute("aria-busy", "true");
    });
    // A little at a time, so that typing stays quick.
    (function work() {
      for (const until = performance.now() + 12; performance.now() < until; number++) {
        if (first(`${ticket}\n${number}`) >>> (32 - bits) === 0) {
          field.value = String(number);
          form.removeAttribute("aria-busy");
          if (isSent) form.requestSubmit(by);
          return;
        }
      }
      setTimeout(work);
    })();
  }
})();
