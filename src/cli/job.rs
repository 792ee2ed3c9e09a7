//! Jobs as meant: which plans are rendered and where each file goes, worked out of the arguments before anything is
//! rendered.

use std::path::Path;

use super::args::{FileFormat, RenderArgs};
use super::disk;
use super::faults::no_plan;
use super::inputs::{self, Inputs, Takes};
use super::same::{self, Files, Real};
use super::task::{Jobs, Output, Refusal, Source, Target};
use super::tree;
use crate::diag::{Diagnostic, rules};

/// How a path is looked up.
type LookUp<'l> = dyn FnMut(&Path) -> Option<Real> + 'l;

/// Works out the tasks. The folder after `-o` is made, unless nothing is written (`compare`).
///
/// # Errors
/// [`Refusal`] when the arguments contradict each other, an input is missing, an output would overwrite an input or two
/// plans would be written to the same file.
pub(super) fn plan(args: &RenderArgs, compare: bool) -> Result<Jobs, Refusal> {
    let Inputs { sources, bases, notes, closed } = inputs::expand(&args.plans, Takes::Plans)?;
    let files = sources.iter().filter_map(|source| match source {
        Source::File(path) => Some(path),
        Source::Stdin => None,
    });
    if let Some(refusal) = files.into_iter().find_map(|path| no_plan(path, "render", &["yaml"])) {
        return Err(Refusal::Usage(refusal));
    }
    let output = output(args)?;
    let formats = formats(args, &output)?;
    single_where_needed(&sources, &formats, &output)?;
    let folders = tree::folders(&sources, &bases);
    let jobs = Jobs { sources, folders, formats, output, notes, closed };
    never_an_input(&jobs, args.office.agency.as_deref(), &mut same::look_up)?;
    tree::apart(&jobs).map_err(Refusal::Usage)?;
    if let Some(folder) = jobs.below().filter(|_| !compare) {
        disk::make_folder(folder).map_err(Refusal::Files)?;
    }
    Ok(jobs)
}

/// What `-o` means.
fn output(args: &RenderArgs) -> Result<Output, Refusal> {
    let Some(path) = &args.output else { return Ok(Output::Beside) };
    let text = path.to_string_lossy();
    if text == "-" {
        return Ok(Output::Stdout);
    }
    if text.is_empty() {
        return Err(Refusal::Usage(Diagnostic::of(&rules::DUNG_01, "nơi ghi sau -o để trống")));
    }
    if text.ends_with(std::path::is_separator) || path.is_dir() {
        return Ok(Output::Folder(path.clone()));
    }
    let extension = path.extension().map(|e| e.to_string_lossy().into_owned());
    match (extension, args.emit) {
        // The text of a step has any name but that of a source.
        (Some(extension), Some(_)) if ["yaml", "yml", "xml"].iter().any(|e| extension.eq_ignore_ascii_case(e)) => {
            Err(Refusal::Usage(
                Diagnostic::of(&rules::DUNG_06, format!("'{text}' có đuôi của tệp nguồn"))
                    .advise("đặt đuôi .txt cho kết quả của --emit"),
            ))
        }
        (_, Some(_)) => Ok(Output::File(path.clone(), None)),
        (None, None) => Ok(Output::Folder(path.clone())),
        (Some(extension), None) => match FileFormat::from_extension(&extension) {
            Some(format) => Ok(Output::File(path.clone(), Some(format))),
            None => Err(Refusal::Usage(
                Diagnostic::of(&rules::DUNG_02, format!("không biết định dạng của tệp ra '{text}'"))
                    .advise("đặt đuôi .docx hoặc .pdf; nếu đó là thư mục thì thêm / ở cuối"),
            )),
        },
    }
}

/// The formats that are made; a single `None` for `--emit`.
fn formats(args: &RenderArgs, output: &Output) -> Result<Vec<Option<FileFormat>>, Refusal> {
    if args.emit.is_some() {
        return Ok(vec![None]);
    }
    if let Output::File(path, Some(format)) = output {
        if args.formats.iter().any(|f| f != format) {
            return Err(Refusal::Usage(
                Diagnostic::of(
                    &rules::DUNG_03,
                    format!("đuôi của tệp ra '{}' khác định dạng ghi sau -f", path.display()),
                )
                .advise("bỏ -f, hoặc ghi tên thư mục sau -o"),
            ));
        }
        return Ok(vec![Some(*format)]);
    }
    // Always in this order and each once, whatever was typed.
    let wanted = |f: &FileFormat| args.formats.is_empty() || args.formats.contains(f);
    Ok([FileFormat::Docx, FileFormat::Pdf].into_iter().filter(wanted).map(Some).collect())
}

/// Standard output holds one file, and a file has one name.
fn single_where_needed(sources: &[Source], formats: &[Option<FileFormat>], output: &Output) -> Result<(), Refusal> {
    let refuse = |rule, what: &str, advice: &str| Err(Refusal::Usage(Diagnostic::of(rule, what).advise(advice)));
    let to_stdout = match output {
        Output::Stdout => true,
        Output::Beside => sources.contains(&Source::Stdin) && formats != [None],
        _ => false,
    };
    if to_stdout && formats.len() > 1 {
        return refuse(
            &rules::DUNG_04,
            "đầu ra chuẩn chỉ nhận được một tệp",
            "chọn -f docx hoặc -f pdf, hoặc ghi nơi ghi sau -o",
        );
    }
    let binary = formats != [None];
    if (to_stdout && binary || matches!(output, Output::File(..))) && sources.len() > 1 {
        return refuse(
            &rules::DUNG_05,
            "có nhiều kế hoạch nhưng chỉ có một tệp ra",
            "ghi tên thư mục sau -o, như -o ket-qua/",
        );
    }
    Ok(())
}

/// No output may be a plan or the profile of this run.
fn never_an_input(jobs: &Jobs, agency: Option<&Path>, look_up: &mut LookUp<'_>) -> Result<(), Refusal> {
    let plans = jobs.sources.iter().filter_map(|source| match source {
        Source::File(path) => Some(path.as_path()),
        Source::Stdin => None,
    });
    let inputs = Files::new(plans.chain(agency).filter_map(&mut *look_up));
    for (_, target) in jobs.tasks().flat_map(|task| task.outputs) {
        let Target::File(path) = target else { continue };
        if look_up(&path).is_some_and(|file| inputs.have(&file)) {
            return Err(Refusal::Usage(
                Diagnostic::of(&rules::DUNG_06, format!("tệp ra '{}' trùng với một tệp nguồn", path.display()))
                    .advise("chọn tên khác sau -o; chương trình không bao giờ ghi đè tệp nguồn"),
            ));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;
    use crate::cli::args::{Cli, Command};

    fn args(line: &str) -> RenderArgs {
        match Cli::try_parse_from(["kehoach", "render"].into_iter().chain(line.split(' '))).unwrap().command {
            Some(Command::Render(args)) => args.render,
            _ => unreachable!(),
        }
    }

    fn code(line: &str) -> &'static str {
        match plan(&args(line), false) {
            Err(Refusal::Usage(d) | Refusal::Files(d)) => d.code(),
            Ok(_) => "",
        }
    }

    fn targets(line: &str) -> Vec<String> {
        let jobs = plan(&args(line), false).unwrap();
        jobs.tasks()
            .flat_map(|task| task.outputs)
            .map(|(_, t)| match t {
                Target::Stdout => "-".to_string(),
                Target::File(p) => p.display().to_string(),
            })
            .collect()
    }

    /// Two files that exist wherever the tests run: the package's own.
    const A: &str = "Cargo.toml";

    #[test]
    fn files_go_beside_the_plan_or_where_o_says() {
        assert_eq!(targets(A), ["Cargo.docx", "Cargo.pdf"]);
        assert_eq!(targets(&format!("{A} -f pdf")), ["Cargo.pdf"]);
        assert_eq!(targets(&format!("{A} -f pdf,docx,pdf")), ["Cargo.docx", "Cargo.pdf"]);
        assert_eq!(targets(&format!("{A} -o x.PDF")), ["x.PDF"]);
        assert_eq!(targets(&format!("{A} -o src")), ["src/Cargo.docx", "src/Cargo.pdf"]);
        let both = targets(&format!("{A} samples/quy-che/quy-che.yaml samples/quy-c*/*.yaml -f pdf -o src"));
        assert_eq!(both, ["src/Cargo.pdf", "src/samples/quy-che/quy-che.pdf"]);
        assert_eq!(targets("samples/quy-che -f pdf -o src/"), ["src/quy-che.pdf"]);
        assert_eq!(targets("samples/quy-c*/*.yaml -f pdf -o src/"), ["src/quy-che/quy-che.pdf"]);
        assert_eq!(targets("- -f pdf"), ["-"]);
        assert_eq!(targets(&format!("{A} -o - -f docx")), ["-"]);
        assert_eq!(targets(&format!("{A} --emit blocks")), ["-"]);
        assert_eq!(targets(&format!("{A} --emit blocks -o x.txt")), ["x.txt"]);
    }

    #[test]
    fn contradictions_are_refused() {
        assert_eq!(code(&format!("{A} -o x.doc")), "DUNG-02");
        assert_eq!(code(&format!("{A} -o x.pdf -f docx")), "DUNG-03");
        assert_eq!(code("-"), "DUNG-04");
        assert_eq!(code(&format!("{A} -o -")), "DUNG-04");
        assert_eq!(code(&format!("{A} Cargo.lock -o x.pdf")), "DUNG-05");
        assert_eq!(code(&format!("{A} Cargo.lock")), "DUNG-07");
        assert_eq!(code(&format!("{A} --emit view -o {A}")), "DUNG-06");
        assert_eq!(code(&format!("{A} --emit view -o don-vi.yaml")), "DUNG-06");
        assert_eq!(code("khong-co.yaml"), "VAO-01");
    }

    #[test]
    fn each_path_is_looked_up_once() {
        for count in [200, 2_000] {
            let sources: Vec<Source> = (0..count)
                .map(|index| Source::File(std::path::PathBuf::from(format!("khong-co/{index}.yaml"))))
                .collect();
            let folders = tree::folders(&sources, &[]);
            let formats = vec![Some(FileFormat::Docx), Some(FileFormat::Pdf)];
            let jobs = Jobs { sources, folders, formats, output: Output::Beside, notes: vec![], closed: vec![] };
            let mut looked = 0;
            let mut look_up = |path: &Path| {
                looked += 1;
                same::look_up(path)
            };
            assert!(never_an_input(&jobs, None, &mut look_up).is_ok());
            assert_eq!(looked, 3 * count, "a plan and its two files");
        }
    }
}
