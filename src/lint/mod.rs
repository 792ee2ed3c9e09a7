//! `kehoach check`: what a careful records officer would send back. The grammars know text only, nothing of plans.

mod grammar;
