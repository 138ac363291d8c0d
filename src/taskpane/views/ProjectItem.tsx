import { Badge, makeStyles, tokens } from "@fluentui/react-components";
import type { FundBook } from "../../domain/book";
import {
  FIELD_NAMES,
  type Field,
  type FieldName,
  type FieldStatus,
  type Project,
  type Repair,
} from "../../domain/project";
import { FIELD_WORDS } from "../fieldWords";
import { SourceLink } from "../import/SourceLink";
import { Disclosure } from "../parts/Disclosure";
import { useSpeech } from "../paneContext";
import type { WordKey } from "../words";

const useStyles = makeStyles({
  item: { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  placeholder: { padding: `${tokens.spacingVerticalXS} 0 ${tokens.spacingVerticalXS} 20px` },
  category: { display: "block", color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  marks: { display: "inline-flex", gap: tokens.spacingHorizontalXXS, marginLeft: tokens.spacingHorizontalXS },
  small: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  fields: { margin: `0 0 ${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}` },
  term: { display: "flex", gap: tokens.spacingHorizontalXS, alignItems: "center", fontSize: tokens.fontSizeBase200 },
  value: { margin: `0 0 ${tokens.spacingVerticalXS}` },
});

const STATUS_WORDS = {
  original: "statusOriginal",
  inferred: "statusInferred",
  missing: "statusMissing",
} as const satisfies Record<FieldStatus, WordKey>;

const STATUS_COLORS = { original: "informative", inferred: "warning", missing: "danger" } as const;

interface ProjectProps {
  readonly project: Project;
  readonly book: Pick<FundBook, "repairs" | "units">;
}

/** One row of the project table; opened, it shows every cell with its origin and the repairs before and after. */
export function ProjectItem(props: ProjectProps) {
  const styles = useStyles();
  return (
    <li className={styles.item}>
      <ProjectLine {...props} />
    </li>
  );
}

/** The same without its place in a list. */
export function ProjectLine({ project, book }: ProjectProps) {
  const { say } = useSpeech();
  const styles = useStyles();
  const repairs = book.repairs.filter((repair) => repair.project === project.number);
  if (project.placeholder) {
    return (
      <div className={styles.placeholder}>
        {project.number} <span className={styles.small}>{say("placeholderRow")}</span>
      </div>
    );
  }
  return (
    <>
      <Disclosure label={<ProjectLabel project={project} repaired={repairs.length > 0} />}>
        <dl className={styles.fields}>
          {FIELD_NAMES.map((name) => (
            <FieldLine key={name} name={name} field={project.fields[name]} />
          ))}
          <dt className={styles.term}>{say("eligibleUnits")}</dt>
          <dd className={styles.value}>{unitNames(project, book) || say("noText")}</dd>
        </dl>
        {repairs.length > 0 && <Repairs repairs={repairs} />}
      </Disclosure>
    </>
  );
}

function ProjectLabel({ project, repaired }: { readonly project: Project; readonly repaired: boolean }) {
  const { say } = useSpeech();
  const styles = useStyles();
  return (
    <>
      {project.number} {project.shortName || project.fields.name.text || say("noText")}
      <Marks project={project} repaired={repaired} />
      <span className={styles.category}>{project.categoryLabel}</span>
    </>
  );
}

function Marks({ project, repaired }: { readonly project: Project; readonly repaired: boolean }) {
  const { say } = useSpeech();
  const styles = useStyles();
  const statuses = FIELD_NAMES.map((name) => project.fields[name].status);
  const inferred = statuses.filter((status) => status === "inferred").length;
  const missing = statuses.filter((status) => status === "missing").length;
  return (
    <span className={styles.marks}>
      {inferred > 0 && (
        <Badge size="small" appearance="outline" color={STATUS_COLORS.inferred}>
          {say("inferredCount", { count: inferred })}
        </Badge>
      )}
      {missing > 0 && (
        <Badge size="small" appearance="outline" color={STATUS_COLORS.missing}>
          {say("missingCount", { count: missing })}
        </Badge>
      )}
      {repaired && (
        <Badge size="small" appearance="outline" color="informative">
          {say("repairedMark")}
        </Badge>
      )}
      {project.questionIds.length > 0 && <span className={styles.small}>{project.questionIds.join(" ")}</span>}
    </span>
  );
}

function FieldLine({ name, field }: { readonly name: FieldName; readonly field: Field }) {
  const { say } = useSpeech();
  const styles = useStyles();
  return (
    <>
      <dt className={styles.term}>
        {say(FIELD_WORDS[name])}
        <Badge size="small" appearance="outline" color={STATUS_COLORS[field.status]}>
          {say(STATUS_WORDS[field.status])}
        </Badge>
        {field.line !== null && <span className={styles.small}>{say("sourceLine", { line: field.line })}</span>}
        {field.line !== null && <SourceLink of={{ line: field.line }} />}
      </dt>
      <dd className={styles.value}>{field.text || say("noText")}</dd>
    </>
  );
}

function Repairs({ repairs }: { readonly repairs: readonly Repair[] }) {
  const { say } = useSpeech();
  const styles = useStyles();
  return (
    <>
      <div className={styles.fields}>{say("repairs", { count: repairs.length })}</div>
      {repairs.map((repair) => (
        <dl key={repair.id} className={styles.fields}>
          <dt className={styles.term}>
            {say(FIELD_WORDS[repair.field])} · {say("repairBefore")}
          </dt>
          <dd className={styles.value}>{repair.before || say("noText")}</dd>
          <dt className={styles.term}>
            {say(FIELD_WORDS[repair.field])} · {say("repairAfter")}
          </dt>
          <dd className={styles.value}>{repair.after || say("noText")}</dd>
        </dl>
      ))}
    </>
  );
}

function unitNames(project: Project, book: ProjectProps["book"]): string {
  return project.builders.map((code) => book.units.find((unit) => unit.code === code)?.name ?? code).join("、");
}
