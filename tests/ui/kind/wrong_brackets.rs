use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
#[option_set(kind = state[JobStatus])]
enum JobState {
    #[option(value = 0, default_status = Running)]
    Active,
}

#[derive(Clone, Copy, OptionSet)]
#[option_set(kind = status { JobState } table = "demo_job")]
enum JobStatus {
    #[option(value = 1, state = Active)]
    Running,
}

fn main() {}
