//! The same input gives the same bytes: again, in other threads, from another folder, in another locale and time zone.

use std::path::Path;
use std::process::Command;

use crate::support::{render_file, sample, samples};

#[test]
fn again_and_in_other_threads() {
    for plan in samples() {
        let first = sample(&plan);
        assert_eq!(*first, render_file(&plan), "{}", plan.display());
        let others: Vec<_> = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..4).map(|_| scope.spawn(|| render_file(&plan))).collect();
            threads.into_iter().map(|t| t.join().unwrap()).collect()
        });
        assert!(others.iter().all(|o| o == first), "{}", plan.display());
    }
}

#[test]
fn in_another_folder_locale_and_time_zone() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/so-gddt-trong-ngay");
    let mut files = Vec::new();
    for (name, locale, zone) in [("mot", "C", "UTC"), ("hai", "vi_VN.UTF-8", "Pacific/Kiritimati")] {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("nhu-nhau").join(name);
        std::fs::create_dir_all(&folder).unwrap();
        for file in ["ke-hoach.yaml", "don-vi.yaml"] {
            std::fs::copy(samples.join(file), folder.join(file)).unwrap();
        }
        let status = Command::new(env!("CARGO_BIN_EXE_kehoach"))
            .args(["render", "ke-hoach.yaml"])
            .current_dir(&folder)
            .env("LC_ALL", locale)
            .env("LANG", locale)
            .env("TZ", zone)
            .output()
            .unwrap();
        assert!(status.status.success(), "{}", String::from_utf8_lossy(&status.stderr));
        files.push(["ke-hoach.docx", "ke-hoach.pdf"].map(|f| std::fs::read(folder.join(f)).unwrap()));
    }
    assert!(files[0] == files[1]);
}
