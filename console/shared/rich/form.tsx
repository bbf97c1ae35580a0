import { useId, useState } from "preact/hooks";
import type { Message } from "../chatwoot/message.ts";
import { type FormField, formAnswersOf, formFieldsOf } from "../chatwoot/rich-content.ts";
import type { Answers } from "./answers.ts";

interface FormProps {
  readonly message: Message;
  readonly answers: Answers | null;
}

export function Form({ message, answers }: FormProps) {
  const [values, setValues] = useState<ReadonlyMap<string, string>>(new Map());
  const [isBusy, setBusy] = useState(false);
  const formId = useId();
  const fields = formFieldsOf(message);
  const given = formAnswersOf(message);
  if (given.size > 0 || !answers) return <FormSummary fields={fields} given={given} />;
  const submit = async (event: Event) => {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    await answers.fillForm(values);
    setBusy(false);
  };
  return (
    <form class="rich-form" onSubmit={(event) => void submit(event)}>
      {fields.map((field) => (
        <div key={field.name} class="rich-form__row">
          <label for={`${formId}-${field.name}`}>{field.label}</label>
          <FieldInput
            id={`${formId}-${field.name}`}
            field={field}
            value={values.get(field.name) ?? ""}
            onValue={(value) => setValues(new Map(values).set(field.name, value))}
          />
        </div>
      ))}
      <button type="submit" class="button button--primary" aria-disabled={isBusy}>
        Send answers
      </button>
    </form>
  );
}

interface FieldInputProps {
  readonly id: string;
  readonly field: FormField;
  readonly value: string;
  readonly onValue: (value: string) => void;
}

function FieldInput({ id, field, value, onValue }: FieldInputProps) {
  const { placeholder, required } = field;
  if (field.type === "select") {
    return (
      <select
        id={id}
        class="field"
        required={required}
        value={value}
        onChange={(event) => onValue(event.currentTarget.value)}
      >
        <option value="">{placeholder || "Choose…"}</option>
        {field.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.title}
          </option>
        ))}
      </select>
    );
  }
  const common = { id, class: "field", placeholder, required, value };
  if (field.type === "text_area") {
    return <textarea {...common} rows={3} onInput={(event) => onValue(event.currentTarget.value)} />;
  }
  const onInput = (event: InputEvent & { readonly currentTarget: HTMLInputElement }) =>
    onValue(event.currentTarget.value);
  return field.type === "email" ? (
    <input {...common} type="email" onInput={onInput} />
  ) : (
    <input {...common} type="text" onInput={onInput} />
  );
}

interface FormSummaryProps {
  readonly fields: readonly FormField[];
  readonly given: ReadonlyMap<string, string>;
}

function FormSummary({ fields, given }: FormSummaryProps) {
  return (
    <dl class="rich-summary">
      {fields.map((field) => (
        <div key={field.name}>
          <dt>{field.label}</dt>
          <dd>{given.get(field.name) ?? "—"}</dd>
        </div>
      ))}
    </dl>
  );
}
