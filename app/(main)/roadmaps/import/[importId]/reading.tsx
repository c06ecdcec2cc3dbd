import { ActionForm } from '#app/_ui/action-form.tsx'
import { Hidden, Select } from '#app/_ui/fields.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import { newId } from '#lib/core/ids.ts'
import type { Understood } from '#lib/roadmaps/files/rules.ts'
import type { RoadmapImport } from '#lib/roadmaps/imports/reads.ts'
import { choose } from '../actions.ts'

/** How the file is read, to correct it; without `understood`, only to start over. */
export function Reading({ file, understood }: { file: RoadmapImport; understood: Understood | null }) {
  return (
    <section aria-labelledby="reading">
      {understood && (
        <div className="section-head">
          <h2 id="reading">How it’s read</h2>
          <p className="meta">Remembered for the next file of this name</p>
        </div>
      )}
      <ActionForm
        action={choose}
        part="choose"
        formId={newId()}
        className="form"
        aria-label="How the file is read"
        fixed={{ importId: file.id }}
        renewed={file.version}
      >
        <Hidden name="version" value={file.version} />
        {understood && (
          <>
            <div className="grid grid-cols-1 gap-5 sm:grid-cols-2 lg:grid-cols-3">
              {understood.offers.map(({ name, label, value, options }) => (
                <Select key={name} name={name} label={label} options={options} value={value} />
              ))}
            </div>
            {understood.columns && (
              <Columns columns={understood.columns} options={understood.columnOptions} />
            )}
          </>
        )}
        <div className="form-bar">
          <SubmitButton className="button">{understood ? 'Read it this way' : 'Read it afresh'}</SubmitButton>
        </div>
      </ActionForm>
    </section>
  )
}

const roleIsLeftOut = (role: string) => role === 'ignored'

type ColumnsProps = {
  columns: NonNullable<Understood['columns']>
  options: Understood['columnOptions']
}

function Columns({ columns, options }: ColumnsProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled with the keyboard
    <section className="sheet overflow-x-auto" aria-label="Columns of the file" tabIndex={0}>
      <table className="table import-columns">
        <thead>
          <tr>
            {columns.map(({ heading, role }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
              <th scope="col" key={index}>
                <Select
                  name={`columns.${index}.role`}
                  label={<PlainText text={heading || `Column ${index + 1}`} />}
                  options={options}
                  value={role}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[0, 1, 2].map((line) => (
            <tr key={line}>
              {columns.map(({ examples, role }, index) => (
                <td
                  // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                  key={index}
                  className={roleIsLeftOut(role) ? 'text-ink-3' : undefined}
                >
                  <PlainText text={(examples[line] ?? '').slice(0, 120)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
