/** The quickstart's calls, ready to be pasted. */
import type { Sample } from '../../components';

interface Key {
  key: string;
  secret: string;
}
const at = (path: string) => `${location.origin}/v1${path}`;

export const createUser = ({ key, secret }: Key): Sample[] => [
  {
    name: 'curl',
    code: `curl -X POST ${at('/users')} \\\n  -u '${key}:${secret}' \\\n  -H 'Content-Type: application/json' -d '{}'`,
  },
  {
    name: 'Node.js',
    code: `const answer = await fetch('${at('/users')}', {
  method: 'POST',
  headers: {
    Authorization: 'Basic ' + btoa('${key}:${secret}'),
    'Content-Type': 'application/json',
  },
  body: '{}',
});
console.log(await answer.json());`,
  },
  {
    name: 'Python',
    code: `import requests

answer = requests.post('${at('/users')}', auth=('${key}', '${secret}'), json={})
print(answer.json())`,
  },
];

export const readData = ({ key, secret }: Key, userId: string): Sample[] => [
  { name: 'curl', code: `curl -u '${key}:${secret}' \\\n  '${at('/incomes')}?userId=${userId}'` },
  {
    name: 'Node.js',
    code: `const answer = await fetch('${at('/incomes')}?userId=${userId}', {
  headers: { Authorization: 'Basic ' + btoa('${key}:${secret}') },
});
console.log(await answer.json());`,
  },
  {
    name: 'Python',
    code: `import requests

answer = requests.get('${at('/incomes')}', params={'userId': '${userId}'}, auth=('${key}', '${secret}'))
print(answer.json())`,
  },
];
