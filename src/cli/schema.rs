//! `schema`: the JSON Schema of the plan file or the profile.

use super::args::SchemaArgs;
use super::report::Report;
use crate::facade;

/// Prints the schema.
pub(super) fn run(args: &SchemaArgs) -> Report {
    Report::text(if args.agency { facade::agency_schema() } else { facade::schema() })
}
