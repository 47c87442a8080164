//! `r#Open` and `Open` are one state: two of its status reasons cannot bear one label.

use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
#[option_set(kind = state(JobStatus), default = r#Open)]
enum JobState {
    #[option(value = 0, default_status = r#New)]
    Open,
}

#[derive(Clone, Copy, OptionSet)]
#[option_set(kind = status(JobState), enforce_transitions)]
enum JobStatus {
    #[option(value = 1, state = Open, label = "New", transitions(r#Old))]
    New,
    #[option(value = 2, state = r#Open, label = "New")]
    Old,
}

fn main() {}
