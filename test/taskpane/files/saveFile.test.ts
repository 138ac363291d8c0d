import {
  chooseWithPicker,
  datedName,
  overwrite,
  saveWithPicker,
  stampOf,
  type FileHandle,
} from "../../../src/taskpane/files/saveFile";

/** A file on a disk that other programs can write to. */
function disk(name: string, start: string) {
  let content = start;
  let time = 1_000;
  const file = (): File => new File([content], name, { lastModified: time });
  const handle: FileHandle = {
    name,
    getFile: async () => file(),
    createWritable: async () => {
      let draft = "";
      return {
        write: async (data) => {
          draft += Buffer.from(data as Uint8Array).toString("utf8");
        },
        close: async () => {
          content = draft;
          time += 1;
        },
      };
    },
  };
  return {
    handle,
    file,
    content: () => content,
    writtenElsewhere: (text: string) => {
      content = text;
      time += 5_000;
    },
  };
}

const bytes = new Uint8Array(Buffer.from("new"));

describe("saving in place", () => {
  it("writes the file and remembers its new state, so that the next save is allowed", async () => {
    const { handle, file, content } = disk("总表.xlsx", "old");
    const first = await overwrite(handle, stampOf(file()), bytes);
    expect(content()).toBe("new");
    if (!first.ok || first.value === null) throw new Error("not saved");
    const second = await overwrite(handle, first.value, new Uint8Array(Buffer.from("newer")));
    expect(second.ok).toBe(true);
    expect(content()).toBe("newer");
  });

  it.each([
    ["longer", "typed in another program"],
    ["of equal length", "alt"],
  ])("refuses when the file became another meanwhile: %s", async (_how, text) => {
    const { handle, file, content, writtenElsewhere } = disk("总表.xlsx", "old");
    const stamp = stampOf(file());
    writtenElsewhere(text);
    const saved = await overwrite(handle, stamp, bytes);
    expect(saved).toMatchObject({ ok: false, fault: { code: "file-changed-outside", place: "总表.xlsx" } });
    expect(content()).toBe(text);
  });

  it("says why where the file cannot be written, and is quiet when the person said no", async () => {
    const { handle, file } = disk("总表.xlsx", "old");
    const failing = (name: string): FileHandle => ({
      ...handle,
      createWritable: () => Promise.reject(Object.assign(new Error("refused"), { name })),
    });
    const locked = await overwrite(failing("NoModificationAllowedError"), stampOf(file()), bytes);
    expect(locked).toMatchObject({ ok: false, fault: { code: "file-unwritable" } });
    expect(await overwrite(failing("AbortError"), stampOf(file()), bytes)).toEqual({ ok: true, value: null });
  });
});

describe("the browser's dialogs", () => {
  it("suggest a name, and give the file for later saves", async () => {
    const { handle, content } = disk("另一份.xlsx", "");
    const asked: (string | undefined)[] = [];
    const saved = await saveWithPicker(
      async (options) => {
        asked.push(options?.suggestedName);
        return handle;
      },
      "总表-20200525-1430.xlsx",
      async () => bytes,
    );
    expect(asked).toEqual(["总表-20200525-1430.xlsx"]);
    expect(saved.ok && saved.value?.handle.name).toBe("另一份.xlsx");
    expect(content()).toBe("new");
  });

  it("are closed without a fault", async () => {
    const closed = () => Promise.reject(Object.assign(new Error("closed"), { name: "AbortError" }));
    expect(await saveWithPicker(closed, "a.xlsx", async () => bytes)).toEqual({ ok: true, value: null });
    expect(await chooseWithPicker(closed)).toEqual({ ok: true, value: null });
  });
});

it("names versions by date and time, once", () => {
  expect(datedName("总表.xlsx", "2020-05-25T14:30:05")).toBe("总表-20200525-1430.xlsx");
  expect(datedName("总表-20200525-1430.xlsx", "2020-05-26T09:05:00")).toBe("总表-20200526-0905.xlsx");
});
