import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { administers, useAccount } from '../../parts/account.ts';
import { CommandForm } from '../../parts/form/command.tsx';
import { SelectField } from '../../parts/form/fields.tsx';
import { useLanguage } from '../../parts/language.ts';
import { Link } from '../../parts/link.tsx';
import { StateFilter, useFilter } from '../../parts/list/state-filter.tsx';
import { useRead } from '../../parts/read.ts';
import { Loaded } from '../../parts/states.tsx';
import { Said } from '../../parts/text/said.tsx';
import { paths } from '../../paths.ts';
import { AuthorityList, CourtList, SearchField } from './court-lists.tsx';
import { DepartmentMap, type OnMap } from './department-map.tsx';

type Court = Schemas['Court'];
interface Unit {
  name: string;
  department: string;
  isOwn: boolean;
}

const LISTS = ['courts', 'authorities'] as const;

/** What there is in each department, by its code. */
function byDepartment(courts: readonly Court[], units: readonly Unit[]): Map<string, OnMap> {
  const found = new Map<string, OnMap>();
  for (const { department } of courts) {
    const one = found.get(department.code) ?? { ...department, courts: 0, units: 0 };
    found.set(department.code, { ...one, courts: one.courts + 1 });
  }
  for (const { department } of units) {
    const one = found.get(department);
    if (one) found.set(department, { ...one, units: one.units + 1 });
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Where the unit sits: for the map of the other units, too. */
function OwnDepartment({ departments, own }: { departments: ReadonlyMap<string, OnMap>; own: string | null }) {
  const { t } = useTranslation();
  return (
    <details className="card">
      <summary>{t('courts.own.title')}</summary>
      <CommandForm
        submit={t('courts.own.save')}
        done={t('courts.own.saved')}
        send={({ text }, header) => {
          const body = { department: text('department') === '' ? null : text('department') };
          return unwrap(api.PUT('/v1/unit/department', { params: { header }, body }));
        }}
      >
        <SelectField
          name="department"
          label={t('courts.own.department')}
          hint={t('courts.own.hint')}
          isOpen
          options={[...departments.values()].map(({ code, name }) => [code, `${code} ${name}`])}
          {...(own === null ? {} : { defaultValue: own })}
        />
      </CommandForm>
    </details>
  );
}

function CourtsOfFrance({ courts, units }: { courts: Court[]; units: Unit[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const account = useAccount();
  const departments = byDepartment(courts, units);
  const [department, setDepartment] = useFilter('department', [...departments.keys()], null);
  const [text, setText] = useState('');
  const chosen = department === null ? undefined : departments.get(department);
  const there = units.filter((unit) => department === null || unit.department === department);
  return (
    <div className="courts">
      <figure>
        <DepartmentMap departments={departments} chosen={department} onChoose={setDepartment} />
        <figcaption className="quiet">
          <ul className="plain legend">
            {[1, 2, 3, 4].map((tone) => (
              <li key={tone}>
                <span className={`swatch tone-${tone}`} aria-hidden="true" />{' '}
                {t(tone < 4 ? 'courts.count' : 'courts.countMore', { count: tone })}
              </li>
            ))}
            <li>
              <span className="swatch unit" aria-hidden="true" /> {t('courts.unit')}
            </li>
          </ul>
          {t('courts.keys')} {t('courts.credit')}
        </figcaption>
      </figure>
      <section aria-live="polite">
        <h2>{chosen ? `${chosen.code} ${chosen.name}` : t('courts.all')}</h2>
        {chosen && (
          <>
            <p>{t(chosen.courts === 1 ? 'courts.oneCourt' : 'courts.several', { count: chosen.courts })}</p>
            <button type="button" onClick={() => setDepartment(null)}>
              {t('courts.showAll')}
            </button>
          </>
        )}
        {there.length > 0 && (
          <ul className="plain">
            {there.map((unit) => (
              <li key={`${unit.department} ${unit.name}`}>
                <span className="swatch unit" aria-hidden="true" /> <Said>{unit.name}</Said>{' '}
                <span className="quiet">
                  {unit.department}
                  {unit.isOwn && ` · ${t('courts.ownUnit')}`}
                </span>
              </li>
            ))}
          </ul>
        )}
        <SearchField text={text} onType={setText} />
        <CourtList courts={courts} text={text} department={department} />
        <p className="quiet">
          {t('courts.source')} {courts[0]?.source?.[language]}
        </p>
        {administers(account) && (
          <OwnDepartment departments={departments} own={units.find(({ isOwn }) => isOwn)?.department ?? null} />
        )}
      </section>
    </div>
  );
}

function Authorities() {
  const [text, setText] = useState('');
  const query = useRead(['authorities'], () => api.GET('/v1/authorities'));
  return (
    <Loaded query={query}>
      {({ items }) => (
        <>
          <SearchField text={text} onType={setText} />
          <AuthorityList authorities={items} text={text} />
        </>
      )}
    </Loaded>
  );
}

/** The courts of France on a map, units beside them, and the authorities of all Member States. */
export function Courts() {
  const { t } = useTranslation();
  const [list, setList] = useFilter('list', LISTS, 'courts');
  const query = useRead(['courts'], () => api.GET('/v1/courts'));
  return (
    <>
      <h1>{t('courts.title')}</h1>
      <p>
        {t('courts.intro')} <Link to={paths.referrals}>{t('courts.toReferrals')}</Link>
      </p>
      <StateFilter
        label={t('courts.lists')}
        values={LISTS}
        value={list}
        nameOf={(one) => t(`courts.${one}`)}
        onChoose={setList}
      />
      {list === 'authorities' ? (
        <Authorities />
      ) : (
        <Loaded query={query}>{({ items, units }) => <CourtsOfFrance courts={items} units={units} />}</Loaded>
      )}
    </>
  );
}
