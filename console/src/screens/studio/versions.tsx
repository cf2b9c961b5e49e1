import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { CommandForm } from '../../parts/form/command.tsx';
import { TextAreaField, TextField } from '../../parts/form/fields.tsx';
import { useReason } from '../../parts/form/reason-dialog.tsx';
import { SecondPerson, useWaiting } from '../../parts/form/second-person.tsx';
import { dayHere, formatDate, formatInstant } from '../../parts/format.ts';
import { FIXED, useRead } from '../../parts/read.ts';
import { Cards, Loaded } from '../../parts/states.tsx';
import { Said } from '../../parts/text/said.tsx';
import { Diff } from './editor/diff.tsx';

type Pack = Schemas['PackDetail'];

/** What a version has otherwise than the one in force. */
function AgainstInForce({ pack, digest, name }: { pack: Pack; digest: string; name: string }) {
  const { t } = useTranslation();
  const params = { path: { id: pack.id }, query: { digest } };
  const query = useRead(['pack-text', pack.id, digest], () => api.GET('/v1/packs/{id}/texts', { params }), FIXED);
  return (
    <Loaded query={query}>
      {({ text }) => <Diff label={t('studio.diffOf', { name })} before={pack.text} after={text} />}
    </Loaded>
  );
}

/** A fold in which two versions are compared once it is opened. */
function Compare({ pack, digest, name }: { pack: Pack; digest: string; name: string }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('studio.compare')}</summary>
      {isOpen && <AgainstInForce pack={pack} digest={digest} name={name} />}
    </details>
  );
}

/** Puts the draft before a second person. */
function Propose({ pack, digest }: { pack: Pack; digest: string }) {
  const { t } = useTranslation();
  return (
    <CommandForm
      submit={t('studio.propose')}
      done={t('studio.proposed')}
      send={(typed, header) =>
        unwrap(
          api.POST('/v1/packs/{id}/activations', {
            params: { path: { id: pack.id }, header },
            body: { digest, from: typed.text('from'), reason: typed.text('reason') },
          }),
        )
      }
    >
      <TextField label={t('studio.from')} name="from" type="date" min={dayHere()} defaultValue={dayHere()} required />
      <TextAreaField label={t('decide.reason')} name="reason" minLength={3} maxLength={5000} required />
    </CommandForm>
  );
}

/** Which versions of a pack were in force, by whom and why; and the ways to another, which take two people. */
export function Versions({ pack, mayPropose }: { pack: Pack; mayPropose: boolean }) {
  const { t, i18n } = useTranslation();
  const waiting = useWaiting('pack.activated').filter(({ summary }) => summary.pack === pack.id);
  const query = useRead(['pack-history', pack.id], () =>
    api.GET('/v1/packs/{id}/history', { params: { path: { id: pack.id } } }),
  );
  const { ask, dialog } = useReason({
    titleOf: (_: { digest: string | null }) => t('studio.goBackTitle'),
    send: ({ digest }, reason, header) =>
      unwrap(
        api.POST('/v1/packs/{id}/activations', {
          params: { path: { id: pack.id }, header },
          body: { digest, from: dayHere(), reason },
        }),
      ),
  });
  const nameOf = (version: string | null): string =>
    version === null ? t('studio.asInstalled') : t('studio.version', { version });
  const draftDigest = pack.draft?.digest ?? null;
  return (
    <>
      {draftDigest !== null && (
        <section aria-labelledby="propose-title">
          <h3 id="propose-title">{t('studio.proposeTitle')}</h3>
          <Compare pack={pack} digest={draftDigest} name={t('studio.draft')} />
          {mayPropose ? <Propose pack={pack} digest={draftDigest} /> : <p className="quiet">{t('studio.saveFirst')}</p>}
        </section>
      )}
      <Cards items={waiting} keyOf={({ id }) => id}>
        {(proposal) => (
          <>
            <strong>{nameOf(proposal.summary.version === null ? null : String(proposal.summary.version))}</strong>{' '}
            {t('studio.holdsFrom', { date: formatDate(String(proposal.summary.from), i18n.language) })}
            <p>
              <Said isWhole>{proposal.reason}</Said>
            </p>
            {typeof proposal.summary.digest === 'string' && (
              <Compare pack={pack} digest={proposal.summary.digest} name={String(proposal.summary.version)} />
            )}
            <SecondPerson proposal={proposal} />
          </>
        )}
      </Cards>
      <Loaded query={query}>
        {({ installed, items }) => (
          <>
            <Cards items={items} keyOf={({ id }) => id} empty={t('studio.noVersions')}>
              {({ digest, version, from, by, approvedBy, at, reason, isInForce }) => (
                <>
                  <strong>{nameOf(version)}</strong> {isInForce && <span className="tag">{t('studio.isInForce')}</span>}{' '}
                  {digest && <code>{digest.slice(0, 12)}</code>}
                  <p>
                    {t('studio.holdsFrom', { date: formatDate(from, i18n.language) })}{' '}
                    {t('studio.byTwo', {
                      author: by?.name ?? '–',
                      approver: approvedBy?.name ?? '–',
                      at: formatInstant(at, i18n.language),
                    })}
                  </p>
                  <p>
                    <Said isWhole>{reason}</Said>
                  </p>
                  {digest && digest !== pack.digest && <Compare pack={pack} digest={digest} name={nameOf(version)} />}
                  {mayPropose && !isInForce && (digest !== null || installed) && digest !== pack.digest && (
                    <button type="button" onClick={() => ask({ digest })}>
                      {t('studio.goBack')}
                    </button>
                  )}
                </>
              )}
            </Cards>
            {installed && pack.source === 'unit' && (
              <div className="card">
                <strong>{nameOf(null)}</strong> {t('studio.version', { version: installed.version })}{' '}
                <code>{installed.digest.slice(0, 12)}</code>
                <Compare pack={pack} digest={installed.digest} name={nameOf(null)} />
                {mayPropose && (
                  <button type="button" onClick={() => ask({ digest: null })}>
                    {t('studio.goBack')}
                  </button>
                )}
              </div>
            )}
          </>
        )}
      </Loaded>
      {dialog}
    </>
  );
}
