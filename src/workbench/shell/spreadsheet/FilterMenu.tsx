import type { JSX } from "react";
import { useState } from "react";
import type { FilterChoice } from "../../host/filters-by-hand";
import { currentWords } from "../words";

export interface FilterMenuProps {
  readonly choices: readonly FilterChoice[];
  readonly isFiltered: boolean;
  /** The texts to be seen; null shows everything. */
  readonly onFilter: (texts: readonly string[] | null) => void;
  readonly onSort: (ascending: boolean) => void;
  readonly onClose: () => void;
}

interface ChoiceListProps {
  readonly choices: readonly FilterChoice[];
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
}

/** Boxes to tick, one for all of them on top. */
function ChoiceList({ choices, chosen, onChange }: ChoiceListProps): JSX.Element {
  const words = currentWords().filter;
  const isAll = choices.every(({ text }) => chosen.has(text));
  const toggle = (text: string): void => {
    const next = new Set(chosen);
    if (!next.delete(text)) next.add(text);
    onChange(next);
  };
  return (
    <div className="filter-choices">
      <label>
        <input
          type="checkbox"
          checked={isAll}
          onChange={() => onChange(new Set(isAll ? [] : choices.map(({ text }) => text)))}
        />
        {words.all}
      </label>
      {choices.map(({ text }) => (
        <label key={text}>
          <input type="checkbox" checked={chosen.has(text)} onChange={() => toggle(text)} />
          {text === "" ? words.blanks : text}
        </label>
      ))}
    </div>
  );
}

/** What opens under a filter button. The grid hands its properties over as one object. */
export function FilterMenu({ popup }: { readonly popup: { readonly extraProps: FilterMenuProps } }): JSX.Element {
  const { choices, isFiltered, onFilter, onSort, onClose } = popup.extraProps;
  const words = currentWords().filter;
  const [search, setSearch] = useState("");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    new Set(choices.filter(({ isShown }) => isShown).map(({ text }) => text)),
  );
  const listed = choices.filter(({ text }) => text.toLowerCase().includes(search.toLowerCase()));
  const texts = listed.map(({ text }) => text).filter((text) => chosen.has(text));
  const apply = (): void => onFilter(texts.length === choices.length ? null : texts);
  return (
    <div className="filter-menu" role="dialog" aria-label={words.title}>
      <button type="button" onClick={() => onSort(true)}>
        {words.ascending}
      </button>
      <button type="button" onClick={() => onSort(false)}>
        {words.descending}
      </button>
      <button type="button" disabled={!isFiltered} onClick={() => onFilter(null)}>
        {words.clear}
      </button>
      <input
        type="search"
        aria-label={words.search}
        placeholder={words.search}
        value={search}
        onChange={(event) => setSearch(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") onClose();
          if (event.key === "Enter" && texts.length > 0) apply();
        }}
      />
      <ChoiceList choices={listed} chosen={chosen} onChange={setChosen} />
      <div className="filter-actions">
        <button type="button" disabled={texts.length === 0} onClick={apply}>
          {words.apply}
        </button>
        <button type="button" onClick={onClose}>
          {words.cancel}
        </button>
      </div>
    </div>
  );
}
