use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
#[option_set(table = "", colunm = "msdyn_botengagementmode")]
enum BotEngagementMode {
    #[option(value = 192350000, lable = "Default")]
    Default,
    #[option(value = 9999999999)]
    PreConversation,
    #[option(value = 192350000i32, label = 7)]
    PostConversation(u8),
    OffBusinessHour,
    #[option(value = 192350000, label = "On hold")]
    OnHold,
    #[option(value = 192350004, alias = "on hold")]
    Waiting,
}

fn main() {}
