// The operator's mailbox. Everything is set as text: what mails say is never taken for markup.
'use strict';

const key = location.hash.slice(1);
const state = document.getElementById('state');
const list = document.getElementById('mails');
const again = document.getElementById('again');

function element(name, text) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  return made;
}

/** Text with its web addresses as links. */
function linked(text) {
  const body = element('pre');
  for (const [at, part] of text.split(/(https?:\/\/[^\s<>"'`]+)/).entries()) {
    if (at % 2 === 0) {
      body.append(part);
      continue;
    }
    const link = element('a', part);
    link.href = part;
    link.rel = 'noreferrer';
    body.append(link);
  }
  return body;
}

function show(mail) {
  const article = element('article');
  const when = element('time', new Date(mail.createdAt).toLocaleString());
  when.dateTime = mail.createdAt;
  const about = element('p', `To ${mail.to}, `);
  about.append(when);
  article.append(element('h2', mail.subject), about, linked(mail.text));
  article.dataset.mail = mail.id;
  return article;
}

async function look() {
  if (key === '') {
    state.textContent = 'Run `openwink mail page`: it prints the address that opens this page for a day.';
    return;
  }
  state.textContent = 'Looking into it.';
  try {
    const answer = await fetch('/mailbox/mails', { headers: { authorization: `Bearer ${key}` } });
    const { message, requestId, data } = await answer.json();
    if (!answer.ok) throw new Error(`${message} (request ${requestId})`);
    list.replaceChildren(...data.items.map(show));
    const count = data.items.length;
    state.textContent =
      count === 0 ? 'Nothing has been mailed.' : `${count} ${count === 1 ? 'mail' : 'mails'}, newest first.`;
  } catch (error) {
    list.replaceChildren();
    state.textContent = `The mailbox does not open: ${error.message}`;
  }
  again.hidden = false;
}

again.addEventListener('click', look);
addEventListener('hashchange', () => location.reload());
void look();
