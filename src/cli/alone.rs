//! The program started without a command: double-clicked, or with a file dragged onto it. Nothing at all means the page
//! (`serve`) where the console is the program's own; a lone path that is there means `render`, or `import` for an old file,
//! and the console stays open to be read.

use std::ffi::{OsStr, OsString};
use std::io::{self, BufRead, IsTerminal, Write};
use std::path::Path;

use super::sources;

/// What stands on the screen of who double-clicks the program.
const DOUBLE_CLICK: &str = "
Chương trình này không có cửa sổ riêng. Cách dùng nhanh:
  - kéo một tệp kế hoạch (.yaml) thả lên biểu tượng kehoach: tệp Word và tệp PDF hiện ra cạnh tệp ấy;
  - kéo một tệp Word cũ (.docx) hoặc PDF thả lên biểu tượng kehoach: tệp kế hoạch .yaml hiện ra cạnh tệp ấy.
Chưa có tệp kế hoạch: mở thư mục chứa chương trình, gõ 'cmd' vào ô đường dẫn, rồi gõ 'kehoach init ke-hoach.yaml'.
";

/// The command line that is meant: with the command that a lone path or a double click stands for, otherwise as it is.
pub(super) fn meant(arguments: Vec<OsString>) -> Vec<OsString> {
    let own = is_own_console(&|name| std::env::var_os(name));
    meant_at(arguments, own)
}

fn meant_at(arguments: Vec<OsString>, own_console: bool) -> Vec<OsString> {
    let command = match &arguments[..] {
        [_] if own_console && cfg!(feature = "serve") => "serve",
        [_, path] if is_file(path) => command_of(Path::new(path)),
        _ => return arguments,
    };
    let mut arguments = arguments;
    arguments.insert(1, command.into());
    arguments
}

/// Whether a word is the path of a file rather than a command.
fn is_file(word: &OsStr) -> bool {
    let path = Path::new(word);
    path.extension().is_some() && path.is_file()
}

/// The command for a file.
fn command_of(path: &Path) -> &'static str {
    if sources::is_old(path) { "import" } else { "render" }
}

/// What is added to the help of who starts the program with nothing, where the console is its own.
pub(super) fn advice(arguments: &[OsString]) -> Option<&'static str> {
    (arguments.len() <= 1 && is_own_console(&|name| std::env::var_os(name))).then_some(DOUBLE_CLICK)
}

/// Waits for the Enter key where the console would close at once: it is the program's own, and it was given nothing or one
/// path.
pub(super) fn wait(arguments: &[OsString]) {
    let alone = match arguments {
        [] | [_] => true,
        [_, path] => is_file(path),
        _ => false,
    };
    if !alone || !is_own_console(&|name| std::env::var_os(name)) {
        return;
    }
    // Who has gone away needs no waiting.
    let _ = io::stderr().write_all("\nNhấn phím Enter để đóng cửa sổ này.".as_bytes());
    let _ = io::stdin().lock().read_line(&mut String::new());
}

/// Whether the console was opened for the program: on Windows, with people at both ends, and no shell that left its mark in
/// the environment (`PROMPT` is that of the command prompt, `WT_SESSION` of a terminal that was there before).
fn is_own_console(environment: &dyn Fn(&str) -> Option<OsString>) -> bool {
    let people = || io::stdin().is_terminal() && io::stderr().is_terminal();
    cfg!(windows) && is_unmarked(environment) && people()
}

fn is_unmarked(environment: &dyn Fn(&str) -> Option<OsString>) -> bool {
    // PowerShell sets no name of its own, but looks for modules among the user's documents too.
    let home = environment("USERPROFILE").filter(|home| !home.is_empty());
    let modules = environment("PSModulePath").unwrap_or_default();
    let powershell = home.is_some_and(|home| lower(&modules).contains(&lower(&home)));
    !powershell && ["PROMPT", "WT_SESSION", "SHELL"].iter().all(|name| environment(name).is_none())
}

fn lower(text: &OsStr) -> String {
    text.to_string_lossy().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(words: &[&str]) -> Vec<OsString> {
        words.iter().map(OsString::from).collect()
    }

    #[test]
    fn a_lone_file_means_what_is_done_with_such_files() {
        let folder = std::env::temp_dir().join(format!("kehoach-alone-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let at = |name: &str| folder.join(name).display().to_string();
        for name in ["kế hoạch.yaml", "cũ.DOCX", "cu.pdf", "render"] {
            std::fs::write(folder.join(name), "").unwrap();
        }
        let (plan, word, pdf, bare) = (at("kế hoạch.yaml"), at("cũ.DOCX"), at("cu.pdf"), at("render"));
        assert_eq!(meant(words(&["k", &plan])), words(&["k", "render", &plan]));
        assert_eq!(meant(words(&["k", &word])), words(&["k", "import", &word]));
        assert_eq!(meant(words(&["k", &pdf])), words(&["k", "import", &pdf]));
        // A command, a file that is not there, a folder, more than one word.
        let missing = at("không có.yaml");
        let folder_word = folder.display().to_string();
        for other in [vec!["k"], vec!["k", &bare], vec!["k", &missing], vec!["k", &folder_word], vec!["k", &plan, "-f"]]
        {
            assert_eq!(meant(words(&other)), words(&other));
        }
        std::fs::remove_dir_all(&folder).unwrap();
        let page = if cfg!(feature = "serve") { vec!["k", "serve"] } else { vec!["k"] };
        assert_eq!(meant_at(words(&["k"]), true), words(&page));
        assert_eq!(meant_at(words(&["k", "rules"]), true), words(&["k", "rules"]));
    }

    #[test]
    fn a_shell_leaves_its_mark() {
        assert!(is_unmarked(&|_| None));
        for shell in ["PROMPT", "WT_SESSION", "SHELL"] {
            assert!(!is_unmarked(&|name| (name == shell).then(OsString::new)), "{shell}");
        }
        let powershell = |modules: &'static str| {
            move |name: &str| match name {
                "USERPROFILE" => Some(r"C:\Users\Hoa".into()),
                "PSModulePath" => Some(modules.into()),
                _ => None,
            }
        };
        let system = r"C:\Program Files\WindowsPowerShell\Modules";
        assert!(is_unmarked(&powershell(system)));
        assert!(!is_unmarked(&powershell(r"C:\users\hoa\Documents\WindowsPowerShell\Modules;C:\Program Files")));
        assert!(!is_own_console(&|_| Some(OsString::new())));
    }
}
