import { useId } from "preact/hooks";

interface PropertySelectProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onValue: (value: string) => void;
}

export function PropertySelect({ label, value, options, onValue }: PropertySelectProps) {
  const id = useId();
  return (
    <div class="property">
      <label for={id}>{label}</label>
      <select id={id} class="select" value={value} onChange={(event) => onValue(event.currentTarget.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
