//! Proves that the choice columns of the table `msdyn_ocsession` can be derived, and that a full
//! row of the Web API is read into types and written back as it was.

use closure_reason::serde::Formatted;
use closure_reason::{Choice, ClosureReason, OptionSet, State, StatusReason};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
#[option_set(
    table = "msdyn_ocsession",
    column = "statecode",
    kind = state(SessionStatus),
    default = Open,
    serde
)]
enum SessionState {
    #[option(value = 0, invariant_name = "Open", default_status = Open)]
    Open,
    #[option(value = 1, invariant_name = "Completed", default_status = Completed)]
    Completed,
    #[option(value = 2, invariant_name = "Canceled", default_status = Canceled)]
    Canceled,
    #[option(value = 3, invariant_name = "Scheduled", default_status = Scheduled)]
    Scheduled,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
#[option_set(table = "msdyn_ocsession", column = "statuscode", kind = status(SessionState), serde)]
enum SessionStatus {
    #[option(value = 1, state = Open)]
    Open,
    #[option(value = 2, state = Completed)]
    Completed,
    #[option(value = 3, state = Canceled)]
    Canceled,
    #[option(value = 4, state = Scheduled)]
    Scheduled,
}

/// Microsoft calls the column deprecated; rows still have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
#[option_set(table = "msdyn_ocsession", column = "msdyn_state")]
enum OldState {
    #[option(value = 192350000)]
    Default,
    #[option(value = 192350001)]
    Active,
    #[option(value = 192350002)]
    Closed,
    #[option(value = 192350003)]
    New,
    #[option(value = 192350004, label = "Wrap-up")]
    WrapUp,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
#[option_set(table = "msdyn_ocsession", column = "msdyn_botengagementmode")]
enum BotEngagementMode {
    #[option(value = 192350000)]
    Default,
    #[option(value = 192350001)]
    PreConversation,
    #[option(value = 192350002, label = "PostConverstation", alias = "PostConversation")]
    PostConversation,
    #[option(value = 192350003)]
    OffBusinessHour,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
#[option_set(table = "msdyn_ocsession", column = "msdyn_routingfailurestage", default = None)]
enum RoutingFailureStage {
    #[option(value = 10)]
    None,
    #[option(value = 1000, label = "Record Identification")]
    RecordIdentification,
    #[option(value = 2000, label = "Demand Classification")]
    DemandClassification,
}

/// Its options come from several publishers, and have no common prefix.
#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
#[option_set(global = "msdyn_streamsource")]
enum Channel {
    #[option(value = 19241000, label = "Microsoft Teams")]
    MicrosoftTeams,
    #[option(value = 192300000)]
    WhatsApp,
    #[option(value = 192310000, label = "LINE")]
    Line,
    #[option(value = 192320000)]
    WeChat,
    #[option(value = 192330000)]
    Facebook,
    #[option(value = 192340000, label = "SMS")]
    Sms,
    #[option(value = 192350000, label = "Entity Records")]
    EntityRecords,
    #[option(value = 192350001)]
    Twitter,
    #[option(value = 192350002)]
    Custom,
    #[option(value = 192360000, label = "Live chat")]
    LiveChat,
    #[option(value = 192370000)]
    Voice,
    #[option(value = 192380000)]
    Video,
    #[option(value = 192390000, label = "Co-browse")]
    CoBrowse,
    #[option(value = 192400000, label = "Screen sharing")]
    ScreenSharing,
    #[option(value = 192440000, label = "Voice call")]
    VoiceCall,
    #[option(value = 192450000, label = "Apple Messages for Business")]
    AppleMessages,
    #[option(value = 192450001, label = "Google's Business Messages")]
    GoogleMessages,
}

/// One set for two columns. The labels are made up; the values are real.
#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
#[option_set(global = "msdyn_occallsessioneventreasons")]
enum EventReason {
    #[option(value = 0, label = "Reason 0")]
    Reason0,
    #[option(value = 1, label = "Reason 1")]
    Reason1,
    #[option(value = 2, label = "Reason 2")]
    Reason2,
    #[option(value = 3, label = "Reason 3")]
    Reason3,
    #[option(value = 4, label = "Reason 4")]
    Reason4,
    #[option(value = 5, label = "Reason 5")]
    Reason5,
    #[option(value = 6, label = "Reason 6")]
    Reason6,
    #[option(value = 7, label = "Reason 7")]
    Reason7,
    #[option(value = 8, label = "Reason 8")]
    Reason8,
    #[option(value = 9, label = "Reason 9")]
    Reason9,
    #[option(value = 10, label = "Reason 10")]
    Reason10,
    #[option(value = 11, label = "Reason 11")]
    Reason11,
    #[option(value = 12, label = "Reason 12")]
    Reason12,
    #[option(value = 13, label = "Reason 13")]
    Reason13,
    #[option(value = 14, label = "Reason 14")]
    Reason14,
    #[option(value = 15, label = "Reason 15")]
    Reason15,
    #[option(value = 16, label = "Reason 16")]
    Reason16,
    #[option(value = 17, label = "Reason 17")]
    Reason17,
    #[option(value = 18, label = "Reason 18")]
    Reason18,
    #[option(value = 19, label = "Reason 19")]
    Reason19,
    #[option(value = 20, label = "Reason 20")]
    Reason20,
    #[option(value = 21, label = "Reason 21")]
    Reason21,
    #[option(value = 22, label = "Reason 22")]
    Reason22,
    #[option(value = 23, label = "Reason 23")]
    Reason23,
    #[option(value = 24, label = "Reason 24")]
    Reason24,
    #[option(value = 25, label = "Reason 25")]
    Reason25,
    #[option(value = 26, label = "Reason 26")]
    Reason26,
    #[option(value = 27, label = "Reason 27")]
    Reason27,
    #[option(value = 28, label = "Reason 28")]
    Reason28,
    #[option(value = 29, label = "Reason 29")]
    Reason29,
    #[option(value = 30, label = "Reason 30")]
    Reason30,
    #[option(value = 31, label = "Reason 31")]
    Reason31,
    #[option(value = 32, label = "Reason 32")]
    Reason32,
    #[option(value = 33, label = "Reason 33")]
    Reason33,
    #[option(value = 34, label = "Reason 34")]
    Reason34,
    #[option(value = 35, label = "Reason 35")]
    Reason35,
    #[option(value = 36, label = "Reason 36")]
    Reason36,
    #[option(value = 37, label = "Reason 37")]
    Reason37,
    #[option(value = 38, label = "Reason 38")]
    Reason38,
    #[option(value = 39, label = "Reason 39")]
    Reason39,
    #[option(value = 40, label = "Reason 40")]
    Reason40,
    #[option(value = 41, label = "Reason 41")]
    Reason41,
    #[option(value = 42, label = "Reason 42")]
    Reason42,
    #[option(value = 43, label = "Reason 43")]
    Reason43,
    #[option(value = 44, label = "Reason 44")]
    Reason44,
    #[option(value = 45, label = "Reason 45")]
    Reason45,
    #[option(value = 46, label = "Reason 46")]
    Reason46,
    #[option(value = 49, label = "Reason 49")]
    Reason49,
    #[option(value = 50, label = "Reason 50")]
    Reason50,
    #[option(value = 52, label = "Reason 52")]
    Reason52,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
#[option_set(table = "msdyn_ocsession", column = "prioritycode", default = Normal)]
enum Priority {
    #[option(value = 0)]
    Low,
    #[option(value = 1)]
    Normal,
    #[option(value = 2)]
    High,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
#[option_set(global = "activitypointer_deliveryprioritycode", default = Normal)]
enum DeliveryPriority {
    #[option(value = 0)]
    Low,
    #[option(value = 1)]
    Normal,
    #[option(value = 2)]
    High,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
#[option_set(table = "msdyn_ocsession", column = "instancetypecode")]
enum InstanceType {
    #[option(value = 0, label = "Not Recurring")]
    NotRecurring,
    #[option(value = 1, label = "Recurring Master")]
    RecurringMaster,
    #[option(value = 2, label = "Recurring Instance")]
    RecurringInstance,
    #[option(value = 3, label = "Recurring Exception")]
    RecurringException,
    #[option(value = 4, label = "Recurring Future Exception")]
    RecurringFutureException,
}

macro_rules! yes_no {
    ($($set:ident = $column:literal),*) => {$(
        #[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
        #[option_set(table = "msdyn_ocsession", column = $column, kind = boolean, default = No, serde)]
        enum $set {
            #[option(value = 0)]
            No,
            #[option(value = 1)]
            Yes,
        }
    )*};
}

yes_no!(
    Billed = "isbilled",
    MapiPrivate = "ismapiprivate",
    WorkflowCreated = "isworkflowcreated",
    LeftVoicemail = "leftvoicemail"
);

/// All choice columns except `community`, whose labels are unknown here; it stays in the rest.
#[derive(Debug, Serialize, Deserialize)]
struct Session {
    activityid: String,
    #[serde(flatten)]
    closure_reason: Formatted<ClosureReason>,
    #[serde(flatten)]
    state: Formatted<SessionState>,
    #[serde(flatten)]
    status: Formatted<SessionStatus>,
    #[serde(flatten)]
    old_state: Formatted<OldState>,
    #[serde(flatten)]
    bot_engagement_mode: Formatted<BotEngagementMode>,
    #[serde(flatten)]
    routing_failure_stage: Formatted<RoutingFailureStage>,
    #[serde(rename = "msdyn_channel")]
    channel: Option<Choice<Channel>>,
    #[serde(rename = "msdyn_queueassignedreason")]
    queue_assigned_reason: Choice<EventReason>,
    #[serde(rename = "msdyn_sessioncreationreason")]
    creation_reason: Choice<EventReason>,
    #[serde(flatten)]
    priority: Formatted<Priority>,
    #[serde(rename = "deliveryprioritycode")]
    delivery_priority: Option<Choice<DeliveryPriority>>,
    #[serde(flatten)]
    instance_type: Formatted<InstanceType>,
    #[serde(rename = "isbilled")]
    billed: Billed,
    #[serde(rename = "ismapiprivate")]
    mapi_private: Option<MapiPrivate>,
    #[serde(flatten)]
    workflow_created: Formatted<WorkflowCreated>,
    #[serde(rename = "leftvoicemail")]
    left_voicemail: Choice<LeftVoicemail>,
    #[serde(flatten)]
    rest: Map<String, Value>,
}

const ROW: &str = include_str!("session_row.json");

fn session() -> Session {
    serde_json::from_str(ROW).unwrap()
}

#[test]
fn each_column_of_a_row_is_read_as_what_it_holds() {
    let session = session();
    assert_eq!(session.closure_reason.known(), Some(ClosureReason::AgentTransferred));
    assert_eq!(session.state.known(), Some(SessionState::Completed));
    assert_eq!(session.status.known(), Some(SessionStatus::Completed));
    assert_eq!(session.old_state.known(), Some(OldState::WrapUp));
    assert_eq!(session.bot_engagement_mode.known(), Some(BotEngagementMode::PostConversation));
    assert_eq!(session.routing_failure_stage.known(), Some(RoutingFailureStage::RecordIdentification));
    assert_eq!(session.channel, Some(Channel::MicrosoftTeams.into()));
    assert_eq!(session.queue_assigned_reason, EventReason::Reason52);
    assert_eq!(session.priority.known(), Some(Priority::Normal));
    assert_eq!(session.delivery_priority, None);
    assert_eq!(session.instance_type.known(), Some(InstanceType::NotRecurring));
    assert_eq!(session.billed, Billed::No);
    assert_eq!(session.mapi_private, None);
    assert_eq!(session.workflow_created.known(), Some(WorkflowCreated::No));
    assert_eq!(session.left_voicemail, LeftVoicemail::Yes);
}

#[test]
fn an_option_that_was_added_later_is_kept() {
    let reason = session().creation_reason;
    assert_eq!((reason.known(), reason.value()), (None, 53));
    assert_eq!(reason.to_string(), "53");
}

#[test]
fn the_rows_own_words_agree_with_the_labels() {
    let session = session();
    // Live systems spell these `AgentTransfered` and `PostConverstation`.
    assert_eq!(session.closure_reason.formatted_value(), Some("AgentTransfered"));
    assert_eq!(session.closure_reason.to_string(), "AgentTransferred");
    assert_eq!(session.closure_reason.disagreement(), None);
    assert_eq!(session.state.disagreement(), None);
    assert_eq!(session.status.disagreement(), None);
    assert_eq!(session.old_state.disagreement(), None);
    assert_eq!(session.bot_engagement_mode.disagreement(), None);
    assert_eq!(session.routing_failure_stage.disagreement(), None);
    assert_eq!(session.priority.disagreement(), None);
    assert_eq!(session.instance_type.disagreement(), None);
    assert_eq!(session.workflow_created.disagreement(), None);
}

#[test]
fn a_row_is_written_back_as_it_was() {
    let row: Value = serde_json::from_str(ROW).unwrap();
    let written = serde_json::to_string(&session()).unwrap();
    assert_eq!(serde_json::from_str::<Value>(&written).unwrap(), row);
    for key in row.as_object().unwrap().keys() {
        assert_eq!(written.matches(&format!("\"{key}\":")).count(), 1, "{key}");
    }
}

#[test]
fn a_session_that_is_open_has_no_reason_yet() {
    let mut row: Value = serde_json::from_str(ROW).unwrap();
    let columns = row.as_object_mut().unwrap();
    columns.remove("msdyn_closurereason@OData.Community.Display.V1.FormattedValue");
    columns["msdyn_closurereason"] = Value::Null;
    columns["statecode"] = 0.into();
    columns["statuscode"] = 1.into();
    let session: Session = serde_json::from_str(&row.to_string()).unwrap();
    assert_eq!(session.closure_reason, Formatted::default());
    assert_eq!(session.state.disagreement(), Some(("Open", "Completed")));
    let written = serde_json::to_string(&session).unwrap();
    assert_eq!(serde_json::from_str::<Value>(&written).unwrap(), row);
}

#[test]
fn states_and_status_reasons_are_pairs() {
    use SessionState as Session;
    use SessionStatus as Status;
    for (state, status) in [
        (Session::Open, Status::Open),
        (Session::Completed, Status::Completed),
        (Session::Canceled, Status::Canceled),
        (Session::Scheduled, Status::Scheduled),
    ] {
        assert_eq!(state.default_status(), status);
        assert_eq!(status.state(), state);
        assert!(state.statuses().eq([status]));
        assert_eq!(state.invariant_name(), Some(state.label()));
        assert_eq!(status.value(), state.value() + 1);
    }
}

#[test]
fn columns_have_the_defaults_of_the_table() {
    assert_eq!(ClosureReason::default_option(), None);
    assert_eq!(SessionState::default_option(), Some(SessionState::Open));
    assert_eq!(SessionStatus::default_option(), None);
    assert_eq!(RoutingFailureStage::default_option(), Some(RoutingFailureStage::None));
    assert_eq!(Priority::default_option(), Some(Priority::Normal));
    assert_eq!(LeftVoicemail::default_option(), Some(LeftVoicemail::No));
}

#[test]
fn options_of_several_publishers_are_found_by_value_and_by_label() {
    for (value, label) in [
        (19_241_000, "Microsoft Teams"),
        (192_300_000, "WhatsApp"),
        (192_310_000, "LINE"),
        (192_320_000, "WeChat"),
        (192_330_000, "Facebook"),
        (192_340_000, "SMS"),
        (192_350_000, "Entity Records"),
        (192_350_001, "Twitter"),
        (192_350_002, "Custom"),
        (192_360_000, "Live chat"),
        (192_370_000, "Voice"),
        (192_380_000, "Video"),
        (192_390_000, "Co-browse"),
        (192_400_000, "Screen sharing"),
        (192_440_000, "Voice call"),
        (192_450_000, "Apple Messages for Business"),
        (192_450_001, "Google's Business Messages"),
    ] {
        let channel = Channel::from_label(label).unwrap();
        assert_eq!(channel.value(), value);
        assert_eq!(Channel::from_value(value), Some(channel));
    }
    assert_eq!(Channel::ALL.len(), 17);
    assert_eq!(Channel::from_value(192_410_000), None);
}

#[test]
fn a_global_set_has_the_gaps_of_both_columns() {
    let values = EventReason::ALL.iter().map(|reason| reason.value());
    assert!(values.eq((0..47).chain([49, 50, 52])));
    for gap in [-1, 47, 48, 51, 53] {
        assert_eq!(EventReason::from_value(gap), None);
    }
    assert_eq!(EventReason::METADATA.global(), Some("msdyn_occallsessioneventreasons"));
    assert_eq!(EventReason::METADATA.column(), None);
}
