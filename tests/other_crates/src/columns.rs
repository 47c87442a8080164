use closure_reason::OptionSet;

/// What an inspection found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
#[option_set(table = "demo_job", column = "demo_grade", serde, schemars, sqlx)]
pub enum Grade {
    /// Nothing is left to do.
    #[option(label = "First rate")]
    FirstRate = 745500000,
    /// Small faults remain.
    Fair = 745500001,
}

/// What a job takes: several in one column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
#[option_set(table = "demo_job", column = "demo_skills", serde, schemars, sqlx)]
pub enum Skill {
    /// Water pipes.
    Plumbing = 1,
    /// Wood.
    Carpentry = 9,
}
