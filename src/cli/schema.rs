//! `schema`: the JSON Schema of the plan file or the profile.

use super::args::SchemaArgs;
use super::report::Report;
use crate::facade;

/// Prints the schema.
pub(super) fn run(args: &SchemaArgs) -> Report {
    Report::text(match () {
        () if args.agency => facade::agency_schema(),
        () if args.copy => facade::copy_schema(),
        () => facade::schema(),
    })
}
