import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { FundBook } from "../../domain/book";
import { FIELD_NAMES, type OpenQuestion } from "../../domain/project";
import { CopyBox } from "../exchange/CopyBox";
import { SourceLink } from "../import/SourceLink";
import { Disclosure } from "../parts/Disclosure";
import { usePane, useSpeech } from "../paneContext";
import { WORDS } from "../words";
import { ProjectItem } from "./ProjectItem";

const useStyles = makeStyles({
  heading: { margin: `${tokens.spacingVerticalS} 0 ${tokens.spacingVerticalXS}`, fontSize: tokens.fontSizeBase300 },
  text: { margin: 0 },
  list: { margin: 0, padding: 0, listStyle: "none" },
  item: { padding: `${tokens.spacingVerticalXS} 0`, borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  name: { fontWeight: tokens.fontWeightSemibold },
  small: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  quote: {
    margin: 0,
    padding: `0 0 0 ${tokens.spacingHorizontalS}`,
    borderLeft: `2px solid ${tokens.colorNeutralStroke1}`,
  },
});

/** 项目: the table with the origin of every cell, what was repaired, and what is still open. */
export default function ProjectsView({ book }: { readonly book: FundBook }) {
  const { say } = useSpeech();
  const styles = useStyles();
  const real = book.projects.filter((project) => !project.placeholder);
  const gaps = book.projects.filter((project) => project.placeholder).map((project) => project.number);
  const cells = real.flatMap((project) => FIELD_NAMES.map((name) => project.fields[name].status));
  return (
    <>
      <p className={styles.text}>
        {say("projectsSummary", {
          count: real.length,
          inferred: cells.filter((status) => status === "inferred").length,
          missing: cells.filter((status) => status === "missing").length,
        })}
      </p>
      {gaps.length > 0 && <p className={styles.text}>{say("gaps", { numbers: gaps.join("、") })}</p>}
      <ul className={styles.list} aria-label={say("projects")}>
        {book.projects.map((project) => (
          <ProjectItem key={project.number} project={project} book={book} />
        ))}
      </ul>
      {book.openQuestions.length > 0 && <OpenQuestions questions={book.openQuestions} />}
    </>
  );
}

function OpenQuestions({ questions }: { readonly questions: readonly OpenQuestion[] }) {
  const { say } = useSpeech();
  const styles = useStyles();
  const { conductor, busy } = usePane();
  const title = say("openQuestions", { count: questions.length });
  const write = (): Promise<boolean> => conductor.perform((fund) => fund.writeRequests(), WORDS.requestsWritten);
  return (
    <section aria-label={title}>
      <h2 className={styles.heading}>{title}</h2>
      {questions.some(({ request }) => request === undefined) && (
        <Button size="small" disabledFocusable={busy} onClick={() => void write()}>
          {say("requestsWrite")}
        </Button>
      )}
      <ul className={styles.list}>
        {questions.map((question) => (
          <li key={question.id} className={styles.item}>
            <span className={styles.name}>
              {question.id} {question.topic}
            </span>
            {question.quotes.map((quote, index) => (
              <blockquote key={`${index}|${quote.text}`} className={styles.quote} lang="zh-CN">
                {quote.text}{" "}
                {quote.line !== null && <span className={styles.small}>{say("sourceLine", { line: quote.line })}</span>}
                {quote.line !== null && <SourceLink of={{ line: quote.line }} />}
              </blockquote>
            ))}
            <div className={styles.small}>{say("assumption", { text: question.assumption })}</div>
            {question.request !== undefined && (
              <Disclosure label={say("requestDraft", { id: question.id })}>
                <CopyBox label={say("requestDraft", { id: question.id })} text={question.request} />
              </Disclosure>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
