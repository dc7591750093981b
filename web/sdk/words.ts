/** The few words that the SDK says itself: while the widget is on its way, and when it does not come. */

interface Words {
  title: string;
  loading: string;
  failed: string;
  close: string;
}

const table: Record<string, Words> = {
  en: {
    title: 'Connect your work account',
    loading: 'Opening…',
    failed: 'This did not open. Check your connection, close this and try again.',
    close: 'Close',
  },
  fil: {
    title: 'Ikonekta ang account mo sa trabaho',
    loading: 'Binubuksan…',
    failed: 'Hindi ito nabuksan. Tingnan ang koneksiyon mo, isara ito at subukan ulit.',
    close: 'Isara',
  },
  id: {
    title: 'Hubungkan akun kerja Anda',
    loading: 'Membuka…',
    failed: 'Halaman ini tidak terbuka. Periksa koneksi Anda, tutup, lalu coba lagi.',
    close: 'Tutup',
  },
  vi: {
    title: 'Kết nối tài khoản công việc của bạn',
    loading: 'Đang mở…',
    failed: 'Trang này chưa mở được. Hãy kiểm tra kết nối mạng, đóng lại rồi thử lần nữa.',
    close: 'Đóng',
  },
  es: {
    title: 'Conecta tu cuenta de trabajo',
    loading: 'Abriendo…',
    failed: 'Esto no se ha abierto. Revisa tu conexión, cierra y vuelve a intentarlo.',
    close: 'Cerrar',
  },
  zh: {
    title: '连接你的工作账户',
    loading: '正在打开…',
    failed: '页面没有打开。请检查网络，关闭后再试一次。',
    close: '关闭',
  },
};

export function wordsFor(language: unknown): Words {
  const wanted = typeof language === 'string' && language ? language : navigator.language || 'en';
  const base = wanted.toLowerCase().split(/[-_]/)[0]!;
  return table[base === 'tl' ? 'fil' : base] || table.en!;
}
