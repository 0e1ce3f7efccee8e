// Makes a photo small enough to wait on a phone and to travel over a weak network.
const Photo = (() => {
  const LARGEST = 400_000;
  // Tried in turn: a page of writing stays readable at the first ones.
  const TRIES = [[1600, 0.82], [1600, 0.65], [1200, 0.7], [1200, 0.5], [900, 0.5]];
  const PICTURES = /^image\/(jpeg|png|webp|heic|heif)$/;

  const drawn = (picture, side) => {
    const scale = Math.min(1, side / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return canvas;
  };
  const encoded = (canvas, quality) => new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", quality));

  // The file itself when it is small, no picture, or can't be drawn.
  const shrunk = async (file) => {
    if (!PICTURES.test(file.type) || file.size <= LARGEST) return file;
    try {
      const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
      let small = null;
      for (const [side, quality] of TRIES) {
        small = await encoded(drawn(picture, side), quality);
        if (small.size <= LARGEST) break;
      }
      picture.close();
      if (small.size >= file.size) return file;
      return new File([small], file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg" });
    } catch {
      return file;
    }
  };

  return { shrunk };
})();
