import { useEffect, useRef, useState } from 'preact/hooks';
import { Problem } from '../api.ts';
import { canBeSent } from '../format.ts';
import { type Flaw, flawOf } from '../quality.ts';
import type { FileType } from '../types.ts';
import { useScene } from '../ui/context.ts';
import { Icon } from '../ui/icons.tsx';
import { Button, Choice, Face, ProblemNote, Screen, Skeleton } from '../ui/parts.tsx';

const MOST_BYTES = 15 * 1024 * 1024;
const MOST_FILES = 10;
const KINDS = /^(application\/pdf|image\/(png|jpe?g|tiff|hei[cf]))$/;
/** Browsers that do not know a kind give none: then the name says it. */
const NAMES = /\.(pdf|png|jpe?g|tiff?|hei[cf])$/i;
const ACCEPT = 'application/pdf,image/png,image/jpeg,image/tiff,image/heic,image/heif,.tif,.tiff,.heic,.heif';
/** What browsers can show small; others have their format's name instead. */
const SHOWN = /^image\/(png|jpe?g)$/;

/** The types that were listed last: the upload screen wants to know how many pages one may have. */
let listed: FileType[] = [];

function useFileTypes() {
  const { engine } = useScene();
  const [types, setTypes] = useState<FileType[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const abort = new AbortController();
    setProblem(null);
    engine.fileTypes(abort.signal).then(
      (list) => {
        listed = list.items;
        if (!abort.signal.aborted) setTypes(listed);
      },
      (failed) => {
        if (abort.signal.aborted) return;
        if (failed instanceof Problem && failed.kind === 'token') engine.expire();
        else setProblem(failed);
      },
    );
    return () => abort.abort();
  }, [attempt]);
  return { types, problem, retry: () => setAttempt(attempt + 1) };
}

export function FileTypesScreen() {
  const { view, engine, t } = useScene();
  const { types, problem, retry } = useFileTypes();
  return (
    <Screen title={t('files.title')} lead={t('files.lead')}>
      {problem ? (
        <ProblemNote t={t} problem={problem} retry={retry} />
      ) : !types ? (
        <Skeleton label={t('loading')} lines={5} />
      ) : (
        <ul class="cards">
          {types.map((type) => (
            <Choice
              key={type.type}
              title={t.has('file.' + type.type) ? t('file.' + type.type) : type.typeLabel}
              more={t.count('file.upTo', Math.min(type.maxFiles || MOST_FILES, MOST_FILES))}
              icon={
                <span class="face" aria-hidden="true">
                  <Icon name="page" />
                </span>
              }
              onClick={() => engine.send('chooseFileType', { fileType: type.type })}
            />
          ))}
        </ul>
      )}
      {view.alternatives.length > 0 && (
        <>
          <h2>{t('files.instead')}</h2>
          <ul class="cards">
            {view.alternatives.map((provider) => (
              <Choice
                key={provider.id}
                title={provider.name}
                more={provider.longName !== provider.name && provider.longName}
                icon={<Face provider={provider} />}
                onClick={() => engine.send('chooseProvider', { providerId: provider.id })}
              />
            ))}
          </ul>
        </>
      )}
    </Screen>
  );
}

interface Page {
  id: number;
  file: File;
  picture: string | null;
  flaw: Flaw | null;
}

let lastId = 0;

function usePages(most: number) {
  const { t, announce, setDirty } = useScene();
  const [pages, setPages] = useState<Page[]>([]);
  const [refused, setRefused] = useState<string[]>([]);
  const current = useRef(pages);
  current.current = pages;
  useEffect(() => setDirty(pages.length > 0), [pages]);
  useEffect(
    () => () => current.current.forEach((page) => page.picture && URL.revokeObjectURL(page.picture)),
    [],
  );

  /** Files that were chosen a moment ago and are still being looked at. */
  const looking = useRef<Promise<void>>(Promise.resolve());
  const add = (list: FileList | null) => (looking.current = look(list));
  const look = async (list: FileList | null) => {
    const files = Array.from(list ?? []);
    const known = await Promise.all(
      files.map((file) => (file.type ? KINDS.test(file.type) : NAMES.test(file.name)) && canBeSent(file)),
    );
    const { length } = current.current;
    const wrong: string[] = [];
    const fresh: Page[] = [];
    for (const [at, file] of files.entries()) {
      if (!known[at]) wrong.push(t('upload.wrongKind', { file: file.name }));
      else if (file.size > MOST_BYTES) wrong.push(t('upload.tooBig', { file: file.name }));
      else if (length + fresh.length >= most) {
        wrong.push(t('upload.tooMany', { n: most }));
        break;
      } else {
        const picture = SHOWN.test(file.type) ? URL.createObjectURL(file) : null;
        fresh.push({ id: ++lastId, file, picture, flaw: null });
      }
    }
    setRefused(wrong);
    if (!fresh.length) return;
    setPages((old) => (current.current = [...old, ...fresh]));
    announce(t('upload.added', { n: length + fresh.length }));
    for (const page of fresh) {
      if (!page.picture) continue;
      void flawOf(page.file).then(
        (flaw) =>
          flaw && setPages((old) => old.map((other) => (other.id === page.id ? { ...other, flaw } : other))),
      );
    }
  };
  const remove = (page: Page) => {
    if (page.picture) URL.revokeObjectURL(page.picture);
    setPages((old) => old.filter((other) => other.id !== page.id));
    document.querySelector<HTMLElement>('h1')?.focus();
  };
  const earlier = (page: Page) =>
    setPages((old) => {
      const at = old.indexOf(page);
      const next = [...old];
      next.splice(at, 1);
      next.splice(at - 1, 0, page);
      return next;
    });
  const settled = () => looking.current.then(() => current.current);
  return { pages, refused, add, remove, earlier, setRefused, settled };
}

type Pages = ReturnType<typeof usePages>;

function PageRow({ page, n, set }: { page: Page; n: number; set: Pages }) {
  const { t } = useScene();
  return (
    <li class="card item">
      {page.picture ? (
        <img class="thumb" src={page.picture} alt="" />
      ) : (
        <span class="thumb" aria-hidden="true">
          {(/\.(\w{1,4})$/.exec(page.file.name)?.[1] ?? 'PDF').toUpperCase()}
        </span>
      )}
      <div class="text">
        <b>{t('upload.page', { n })}</b>
        <span class="soft small">{page.file.name}</span>
        {page.flaw && (
          <span class="note warn small" role="status">
            {t('upload.' + page.flaw)}
          </span>
        )}
      </div>
      <div class="tools">
        {n > 1 && (
          <button
            type="button"
            class="icon"
            aria-label={t('upload.earlier', { n })}
            onClick={() => set.earlier(page)}
          >
            <Icon name="up" />
          </button>
        )}
        <button
          type="button"
          class="icon"
          aria-label={t('upload.remove', { n })}
          onClick={() => set.remove(page)}
        >
          <Icon name="bin" />
        </button>
      </div>
    </li>
  );
}

function Picker(props: { words: string; camera?: boolean; add: Pages['add'] }) {
  return (
    <label class={'btn line file' + (props.camera ? ' camera' : '')}>
      <input
        class="vh"
        type="file"
        accept={props.camera ? 'image/*' : ACCEPT}
        {...(props.camera ? { capture: 'environment' } : { multiple: true })}
        onChange={(event) => {
          void props.add(event.currentTarget.files);
          // The same file again after it was removed must count as a change.
          event.currentTarget.value = '';
        }}
      />
      <Icon name={props.camera ? 'camera' : 'page'} />
      {props.words}
    </label>
  );
}

export function UploadScreen() {
  const { view, engine, t, setDirty } = useScene();
  const type = view.fileType ?? 'OTHERS';
  const info = listed.find((one) => one.type === type);
  const label = t.has('file.' + type) ? t('file.' + type) : (info?.typeLabel ?? type);
  const most = Math.min(info?.maxFiles || MOST_FILES, MOST_FILES);
  const set = usePages(most);
  const { pages, refused, add } = set;
  const [sent, setSent] = useState<number | null>(null);
  const abort = useRef<AbortController | null>(null);

  const upload = async () => {
    const pages = await set.settled();
    if (!pages.length) return set.setRefused([t('upload.none')]);
    const form = new FormData();
    form.append('fileType', type);
    for (const page of pages) form.append('file', page.file, page.file.name);
    abort.current = new AbortController();
    setSent(0);
    setDirty(true);
    await engine.upload(form, setSent, abort.current.signal);
    setSent(null);
  };
  useEffect(() => () => abort.current?.abort(), []);

  if (sent !== null) {
    return (
      <Screen
        title={t('upload.sending')}
        actions={
          <Button look="line" onClick={() => abort.current?.abort()}>
            {t('cancel')}
          </Button>
        }
      >
        <progress aria-label={t('upload.sending')} max={1} value={sent} />
      </Screen>
    );
  }
  return (
    <Screen
      title={t('upload.title', { type: label })}
      lead={t('upload.lead')}
      actions={
        <Button look="main" onClick={() => void upload()}>
          {t('upload.send')}
        </Button>
      }
    >
      {!pages.length && (
        <svg
          class="sample"
          viewBox="0 0 120 96"
          fill="none"
          stroke="currentColor"
          stroke-width="2"
          aria-hidden="true"
        >
          <path d="M8 20V8h12M100 8h12v12M112 76v12h-12M20 88H8V76" stroke-linecap="round" />
          <path d="M36 16h48v64H36zM44 28h20M44 38h32M44 46h32M44 54h32M60 66h16" />
        </svg>
      )}
      {refused.length > 0 && (
        <div class="note bad" role="alert">
          {refused.map((why) => (
            <p key={why}>{why}</p>
          ))}
        </div>
      )}
      {pages.length > 0 && (
        <>
          <h2>{t('upload.pages')}</h2>
          <ol class="cards">
            {pages.map((page, i) => (
              <PageRow key={page.id} page={page} n={i + 1} set={set} />
            ))}
          </ol>
        </>
      )}
      {pages.length < most && (
        <div class="cards">
          <Picker words={t('upload.camera')} camera add={add} />
          <Picker words={t('upload.choose')} add={add} />
          <p class="soft small">{t('upload.kinds')}</p>
        </div>
      )}
    </Screen>
  );
}
