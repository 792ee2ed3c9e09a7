//! Which files of a folder or a shard are plans, by their names.

use std::path::{Component, Path};

/// YAML files that stand among plans and are none: the agency profile and the lock of an extracted plan.
const NOT_PLANS: [&str; 2] = ["don-vi.yaml", "khoa.yaml"];
/// Folder of era files within a template folder.
const ERA_FOLDER: &str = "the-thuc";

/// Whether a file is YAML.
pub(crate) fn is_yaml(path: &Path) -> bool {
    path.extension().is_some_and(|e| e.eq_ignore_ascii_case("yaml") || e.eq_ignore_ascii_case("yml"))
}

/// Whether a file has the name of one that stands among plans and is none.
pub(crate) fn is_no_plan(path: &Path) -> bool {
    path.file_name().is_some_and(|name| NOT_PLANS.iter().any(|n| name.eq_ignore_ascii_case(n)))
}

/// Whether plans are looked for in a folder of this name.
pub(crate) fn is_entered(name: &str) -> bool {
    !name.starts_with('.') && name != ERA_FOLDER
}

/// Whether a file of a shard is a plan.
pub(super) fn is_plan(path: &Path) -> bool {
    let entered = path.parent().into_iter().flat_map(Path::components).all(|part| match part {
        Component::Normal(part) => is_entered(&part.to_string_lossy()),
        _ => false,
    });
    entered && is_yaml(path) && !is_no_plan(path)
}
