use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
enum Grade {
    #[option(value = 1, label = "AgentClosed")]
    First,
    #[option(value = 2, label = "agentCLOSED")]
    Second,
    #[option(value = 3, alias = "SECOND rate")]
    Third,
    #[option(value = 4, label = "Second Rate")]
    Fourth,
}

fn main() {}
