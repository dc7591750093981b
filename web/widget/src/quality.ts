/** A look at a photo before it is sent: dark or blurred ones cost the person a second visit. */

export type Flaw = 'dark' | 'blurred';

const SIDE = 400;
/** Mean brightness below which a photographed page is hard to read (0 to 255). */
const DARK = 70;
/** Variance of the Laplacian below which there are no sharp edges: print always has some. */
const BLURRED = 45;

/** Grey values in, a flaw out; apart from the canvas so that it can be tested. */
export function judge(grey: ArrayLike<number>, width: number, height: number): Flaw | null {
  let sum = 0;
  for (let i = 0; i < grey.length; i++) sum += grey[i]!;
  if (sum / grey.length < DARK) return 'dark';
  let n = 0;
  let mean = 0;
  let squares = 0;
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x;
      const edge = 4 * grey[i]! - grey[i - 1]! - grey[i + 1]! - grey[i - width]! - grey[i + width]!;
      n++;
      mean += edge;
      squares += edge * edge;
    }
  }
  mean /= n;
  return squares / n - mean * mean < BLURRED ? 'blurred' : null;
}

function load(file: Blob): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const address = URL.createObjectURL(file);
    const image = new Image();
    image.onload = () => {
      URL.revokeObjectURL(address);
      resolve(image);
    };
    image.onerror = () => {
      URL.revokeObjectURL(address);
      reject(new Error('not an image'));
    };
    image.src = address;
  });
}

/** A warning at most: whatever goes wrong here must not stand between the person and the upload. */
export async function flawOf(file: Blob): Promise<Flaw | null> {
  try {
    const image = await load(file);
    const scale = Math.min(1, SIDE / Math.max(image.naturalWidth, image.naturalHeight));
    const width = Math.max(3, Math.round(image.naturalWidth * scale));
    const height = Math.max(3, Math.round(image.naturalHeight * scale));
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) return null;
    context.fillStyle = '#fff';
    context.fillRect(0, 0, width, height);
    context.drawImage(image, 0, 0, width, height);
    const { data } = context.getImageData(0, 0, width, height);
    const grey = new Uint8Array(width * height);
    for (let i = 0; i < grey.length; i++) {
      grey[i] = 0.299 * data[i * 4]! + 0.587 * data[i * 4 + 1]! + 0.114 * data[i * 4 + 2]!;
    }
    return judge(grey, width, height);
  } catch {
    return null;
  }
}
