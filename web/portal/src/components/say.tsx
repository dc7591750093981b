/** Short news: shown for some seconds at the page's foot, and read out. `say('Saved')`. */
import { useEffect, useState } from 'react';
import classes from './say.module.css';

let show: (text: string) => void = () => {};
export const say = (text: string) => show(text);

export function News() {
  const [news, setNews] = useState({ text: '', n: 0 });
  useEffect(() => {
    show = (text) => setNews(({ n }) => ({ text, n: n + 1 }));
    return () => void (show = () => {});
  }, []);
  useEffect(() => {
    if (!news.text) return;
    const timer = setTimeout(() => setNews(({ n }) => ({ text: '', n })), 5000);
    return () => clearTimeout(timer);
  }, [news]);
  return (
    <div role="status" className={classes.news} data-shown={news.text ? true : undefined}>
      {news.text && <span key={news.n}>{news.text}</span>}
    </div>
  );
}
