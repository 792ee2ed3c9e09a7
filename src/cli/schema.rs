//! `schema`: the JSON Schema of the plan file or the profile.

use super::args::SchemaArgs;
use super::report::Report;
use crate::parse;

/// Prints the schema.
pub fn run(args: &SchemaArgs) -> Report {
    Report::text(text(args.agency))
}

/// The schema of the profile or of the plan, as a text file.
pub fn text(agency: bool) -> String {
    let schema = if agency { parse::agency_schema() } else { parse::schema() };
    format!("{schema:#}\n")
}
