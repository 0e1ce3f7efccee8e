// Makes a photo small enough to wait on a phone and to travel over a weak network.
const Photo = (() => {
  const SIDE = 1600;
  const LARGEST = 400_000;
  const PICTURES = /^image\/(jpeg|png|webp|heic|heif)$/;

  const drawn = async (file) => {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    return canvas;
  };
  const encoded = (canvas, quality) => new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", quality));

  // The file itself when it is small, no picture, or can't be drawn.
  const shrunk = async (file) => {
    if (!PICTURES.test(file.type) || file.size <= LARGEST) return file;
    try {
      const canvas = await drawn(file);
      let small = null;
      for (const quality of [0.82, 0.7, 0.58, 0.45]) {
        small = await encoded(canvas, quality);
        if (small.size <= LARGEST) break;
      }
      if (small.size >= file.size) return file;
      return new File([small], file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg" });
    } catch {
      return file;
    }
  };

  return { shrunk };
})();
