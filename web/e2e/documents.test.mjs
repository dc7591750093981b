/** Documents in place of an account, and employers that nobody covers. */
import assert from 'node:assert/strict';
import { png } from './lib/png.mjs';
import { startWorld } from './lib/world.mjs';

const world = await startWorld();
const { api, receiver } = world;
const file = (name, buffer = png(), mimeType = 'image/png') => ({ name, mimeType, buffer });
const pdf = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');

world.test(
  'an employer without a log-in leads to an upload, and the upload can be taken back',
  async ({ open }) => {
    const user = await api.user();
    const visit = await open(user);
    const { widget } = visit;
    await widget.agree();
    await widget.choose('Visayas Medical');
    await widget.sees('What do you want to share?');
    await visit.axe('file types');
    await widget.choice('Payslip').click();
    await widget.sees('Add your document: Payslip');
    await widget.press('Upload');
    await widget.text('Add at least one page');
    const input = widget.frame.locator('input[type=file]').last();
    await input.setInputFiles([file('payslip-april.png'), file('two.pdf', pdf, 'application/pdf')]);
    await widget.text('Page 2');
    await visit.axe('upload');
    await widget.press('Upload');
    // The sandbox reads its samples alone
    await widget.sees('Your document could not be read');
    await widget.text('reads only sample documents');
    const failed = await receiver.until(user.id, 'ARCHIVE_FAILED');
    assert.equal(failed.data.errorCode, 'INVALID_FIELD_FORMAT');
    const { uploads, userId } = await visit.hears('onUploadsCreated');
    assert.equal(userId, user.id);
    assert.equal(uploads.length, 1);
    assert.match(uploads[0], /^archive-[0-9a-f]{32}$/);
    const started = await receiver.until(user.id, 'ARCHIVE_STARTED');
    assert.equal(started.data.archiveId, uploads[0]);
    const done = (await visit.heard('onUIEvent')).find(
      (event) => event.eventName === 'ArchiveSuccessPageOpened',
    );
    assert.equal(done.archive.archiveId, uploads[0]);
    assert.equal(done.archive.status, 'STARTED');
    await visit.axe('upload done');

    await widget.press('See what is connected');
    await widget.text('payslip-april.png');
    await widget.press('Revoke');
    await widget.sees('Stop sharing Payslip?');
    await visit.axe('revoke a document');
    await widget.press('Revoke');
    await widget.text('The document was removed');
    await widget.text('Nothing is connected');
    assert.deepEqual(await visit.hears('onUploadsRemoved'), { uploads, userId });
    await receiver.until(user.id, 'ARCHIVE_REVOKED');
    await visit.leaves('Done', 'exit');
    assert.deepEqual(await visit.events(), [
      'ConsentPageOpened',
      'ProviderListPageOpened',
      'FileTypeListPageOpened',
      'FileTypePageOpened',
      'ArchiveSuccessPageOpened',
      'RevokeArchivePageOpened',
    ]);
  },
);

world.test(
  'files that are not what they say are refused, and nothing that was chosen is lost',
  async ({ open }) => {
    const user = await api.user();
    const visit = await open(user);
    const { widget } = visit;
    await widget.agree();
    await widget.press('I can’t find mine');
    await widget.press('Upload a document instead');
    await widget.choice('Bank statement').click();
    const input = widget.frame.locator('input[type=file]').last();
    await input.setInputFiles([file('notes.txt', Buffer.from('hello'), 'text/plain')]);
    await widget.text('notes.txt is not a PDF, PNG, JPG, TIFF or HEIC');
    // Whatever its name says; the good one that was chosen with it stays
    await input.setInputFiles([file('fake.png', Buffer.from('<script>alert(1)</script>')), file('real.png')]);
    await widget.text('fake.png is not a PDF, PNG, JPG, TIFF or HEIC');
    await widget.text('Page 1');
    await widget.text('real.png');
    assert.equal(await widget.frame.getByText('Page 2').count(), 0);
    await visit.axe('refused file');
    await widget.press('Upload');
    await widget.sees('Your document could not be read');
    await receiver.until(user.id, 'ARCHIVE_FAILED');
    assert.equal(receiver.types(user.id).filter((type) => type === 'ARCHIVE_STARTED').length, 1);
  },
);

world.test('a sample payslip is read while the person watches', async ({ open }) => {
  const { data } = await (await fetch(world.server.origin + '/samples')).json();
  const sample = data.items.find((item) => item.mediaType === 'application/pdf');
  if (!sample) return;
  const content = Buffer.from(await (await fetch(sample.url)).arrayBuffer());
  const user = await api.user();
  const visit = await open(user);
  const { widget } = visit;
  await widget.agree();
  await widget.press('I can’t find mine');
  await widget.press('Upload a document instead');
  await widget.choice('Payslip').click();
  const input = widget.frame.locator('input[type=file]').last();
  await input.setInputFiles([file(sample.name, content, sample.mediaType)]);
  await widget.press('Upload');
  await widget.sees('Your document was read');
  await widget.text('1 payslip');
  await visit.axe('upload read');
  const types = await receiver.until(user.id, 'TASK_FINISHED');
  assert.equal(types.data.status, 'SUCCEEDED');
  assert.ok(receiver.types(user.id).includes('INCOMES_ADDED'));
});

world.test('an employer that is not in the list', async ({ open }) => {
  const visit = await open(await api.user());
  const { widget } = visit;
  await widget.agree();
  await widget.press('I can’t find mine');
  await widget.press('Tell us your employer');
  await widget.sees('Tell us where you work');
  await widget.type(widget.frame.getByLabel('Employer’s name'), 'Panaderya ni Aling Nena');
  await widget.type(widget.frame.getByLabel('Website'), 'nena.example');
  await visit.axe('survey');
  await widget.press('Submit');
  await widget.sees('Thank you');
  await visit.axe('thanks');
  assert.ok((await visit.events()).includes('EmployerSurveyPageOpened'));
  await widget.press('Choose another');
  await widget.choose('Kabayan Ride');
  await widget.sees('Log in to Kabayan Ride');
});
